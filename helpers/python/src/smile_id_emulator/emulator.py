"""An emulator that was started, or that runs already."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, Dict, Mapping, Optional, Sequence, Type

from .control import Control
from .partner import Partner
from .starting import Program, start
from .trust import trusted

__all__ = ["Emulator"]


class Emulator:
    """A local Smile ID. As a context manager it ends what it has started."""

    def __init__(self, control: Control, program: Optional[Program] = None) -> None:
        self._control = control
        self._program = program

    @classmethod
    def start(
        cls, options: Sequence[str] = (), command: Optional[Sequence[str]] = None, folder: Optional[Path] = None
    ) -> "Emulator":
        """Starts an installed emulator on a free port. It ends with this process at the latest.

        :param options: those of ``smile-id-emulator exec``, such as ``["--scenarios", "tests/stories"]``.
        :param command: by default SMILE_ID_EMULATOR_COMMAND, the project's ``node_modules``, or the PATH.
        :param folder: where paths among the options begin, and where the project is looked for; the working directory by default.
        """
        program = start(command, options, folder)
        return cls._checked(program.url, _token_in(options), program)

    @classmethod
    def join(cls, url: str, token: Optional[str] = None) -> "Emulator":
        """Joins an emulator that runs already.

        :param token: what ``--control-token`` says there; by default SMILE_ID_EMULATOR_CONTROL_TOKEN.
        """
        return cls._checked(url, token, None)

    @classmethod
    def start_or_join(
        cls, options: Sequence[str] = (), command: Optional[Sequence[str]] = None, folder: Optional[Path] = None
    ) -> "Emulator":
        """Joins the emulator that SMILE_ID_EMULATOR_URL names, or else starts one."""
        url = os.environ.get("SMILE_ID_EMULATOR_URL")
        return cls.join(url) if url else cls.start(options, command, folder)

    @classmethod
    def _checked(cls, url: str, token: Optional[str], program: Optional[Program]) -> "Emulator":
        try:
            control = Control(url, token)
            control.check()
        except BaseException:
            if program is not None:
                program.stop()
            raise
        return cls(control, program)

    @property
    def url(self) -> str:
        """Such as ``http://localhost:7645``."""
        return self._control.url

    @property
    def secure_url(self) -> str:
        """The same by https: one port speaks both."""
        return self.url.replace("http://", "https://", 1)

    @property
    def is_own(self) -> bool:
        """Whether it was started here, so that nobody else uses it."""
        return self._program is not None

    def trust(self) -> "AbstractContextManager[Path]":
        """Has this process, and those that it starts, trust the emulator by https, as a context manager."""
        return trusted(self._control.read("GET", "ca.pem"))

    def partner(
        self,
        *,
        id: Optional[str] = None,
        api_key: Optional[str] = None,
        callback_url: Optional[str] = None,
        seed: Optional[str] = None,
        clock: str = "own",
        callbacks: Optional[str] = None,
        settings: Optional[Mapping[str, Any]] = None,
    ) -> Partner:
        """Makes a partner of a test's own. As a context manager it is forgotten at the end.

        :param id: made up unless it is given.
        :param callback_url: where its callbacks go when a submission names no other.
        :param seed: the same seed gives the same partner, with the same future.
        :param clock: ``own``, which stands still until it is advanced; or ``shared``, the emulator's.
        :param callbacks: ``post``, ``collect`` or ``both``: its inbox keeps them, and those with an address are posted too.
        :param settings: what its account is set up for, such as ``{"balance": 0}``.
        """
        asked: Dict[str, Any] = {
            "partner_id": id,
            "api_key": api_key,
            "callback_url": callback_url,
            "seed": seed,
            "clock": clock,
            "callbacks": callbacks,
            "settings": settings,
        }
        body = {name: value for name, value in asked.items() if value is not None}
        return Partner(self._control, self._control.call("POST", "partners", body))

    def close(self) -> None:
        """Ends the emulator if it was started here. May be called twice."""
        if self._program is not None:
            self._program.stop()

    def __enter__(self) -> "Emulator":
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Emulator({self.url!r})"


def _token_in(options: Sequence[str]) -> Optional[str]:
    """The token that a started emulator asks for."""
    for index, word in enumerate(options):
        if word == "--control-token" and index + 1 < len(options):
            return options[index + 1]
        if word.startswith("--control-token="):
            return word.split("=", 1)[1]
    return None
