"""What can go wrong."""

from __future__ import annotations

from typing import Optional

__all__ = ["EmulatorError", "ExpectationError", "WaitTimeout"]


class EmulatorError(Exception):
    """The emulator cannot be started or reached, or it refused a call. The message says what helps."""

    def __init__(self, message: str, status: Optional[int] = None) -> None:
        super().__init__(message)
        #: The HTTP status of the refusal; None when there was no answer.
        self.status = status


class WaitTimeout(EmulatorError, TimeoutError):
    """What a test waited for did not come. The message says what came instead, and what is due when."""


class ExpectationError(AssertionError):
    """What was expected was not asked, or too often. The message lists what was asked, closest first."""
