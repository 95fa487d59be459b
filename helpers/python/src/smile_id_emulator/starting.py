"""Starts an installed emulator, which lives as long as this process wants, and no longer than this process."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import IO, List, Optional, Sequence

from .errors import EmulatorError

__all__ = ["Program", "find_command", "start"]

_NAME = "smile-id-emulator"

# What `exec` runs: it says where the emulator is, and lives until its standard input ends, as it does when this process dies.
_HOLD = "console.log(process.env.SMILE_ID_EMULATOR_URL); process.stdin.resume()"

_ADVICE = (
    f"Install it with: npm install --save-dev {_NAME}; or name the command in SMILE_ID_EMULATOR_COMMAND, "
    "or the address of an emulator that runs in SMILE_ID_EMULATOR_URL."
)


class Program:
    """An emulator that this process has started."""

    def __init__(self, process: "subprocess.Popen[str]", errors: IO[str], url: str) -> None:
        self._process = process
        self._errors = errors
        self.url = url

    def stop(self) -> None:
        """Ends it.

        :raises EmulatorError: when it ended as a failure, as it does when ``--coverage-min`` was not reached.
        """
        if self._errors.closed:
            return
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            code = self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        said = _all_of(self._errors)
        if code != 0:
            raise EmulatorError(f"The emulator ended with exit code {code}.\n{said}".rstrip())


def find_command(start_at: Optional[Path] = None) -> List[str]:
    """The command of an installed emulator: SMILE_ID_EMULATOR_COMMAND, the project's ``node_modules``, or the PATH.

    :raises EmulatorError: says how to install it.
    """
    said = os.environ.get("SMILE_ID_EMULATOR_COMMAND")
    if said:
        return shlex.split(said)
    folder = (start_at or Path.cwd()).resolve()
    for place in [folder, *folder.parents]:
        found = shutil.which(_NAME, path=str(place / "node_modules" / ".bin"))
        if found:
            return [found]
    found = shutil.which(_NAME)
    if found:
        return [found]
    raise EmulatorError(f"There is no command {_NAME}. {_ADVICE}")


def start(
    command: Optional[Sequence[str]] = None, options: Sequence[str] = (), folder: Optional[Path] = None
) -> Program:
    """Starts an emulator on a free port.

    :param command: by default as ``find_command`` finds it.
    :param options: those of ``smile-id-emulator exec``, such as ``["--scenarios", "tests/stories"]``.
    :param folder: where paths among them begin; the working directory by default.
    """
    words = [*(command or find_command(folder)), "exec", *options, "--", "node", "-e", _HOLD]
    # It is no option of the emulator's, which would ask whether another was meant.
    environment = {name: value for name, value in os.environ.items() if name != "SMILE_ID_EMULATOR_COMMAND"}
    errors = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=environment,
            cwd=folder,
        )
    except OSError as error:
        errors.close()
        raise EmulatorError(f"{words[0]} cannot be run: {error}. {_ADVICE}") from None
    assert process.stdout is not None
    url = process.stdout.readline().strip()
    if url:
        return Program(process, errors, url)
    process.wait()
    raise EmulatorError(f"The emulator did not start: {_all_of(errors)}".rstrip())


def _all_of(errors: IO[str]) -> str:
    errors.seek(0)
    said = errors.read().strip()
    errors.close()
    return said
