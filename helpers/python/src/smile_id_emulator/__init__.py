"""A local Smile ID for tests. The emulator itself comes from npm; this package starts it, or joins one that runs.

As a pytest plugin it brings the fixtures ``smile_id_emulator`` and ``smile_id_partner``. Other runners use ``Emulator`` itself.
"""

from .emulator import Emulator
from .errors import EmulatorError, ExpectationError, WaitTimeout
from .partner import Partner
from .sdk import V1Settings, V3Settings

__all__ = ["Emulator", "EmulatorError", "ExpectationError", "Partner", "V1Settings", "V3Settings", "WaitTimeout"]
