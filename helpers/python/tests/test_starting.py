"""An emulator is started, joined, and ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from smile_id_emulator import Emulator, EmulatorError
from smile_id_emulator.starting import find_command


def _answers(url: str) -> bool:
    try:
        Emulator.join(url)
    except EmulatorError:
        return False
    return True


def _end_of(url: str) -> None:
    deadline = time.monotonic() + 10
    while _answers(url):
        assert time.monotonic() < deadline, f"{url} still answers"
        time.sleep(0.05)


def test_what_is_started_ends() -> None:
    with Emulator.start() as emulator:
        assert emulator.is_own and _answers(emulator.url)
    assert not _answers(emulator.url)
    emulator.close()


def test_what_is_started_takes_options() -> None:
    with Emulator.start(["--control-token", "let-me-in", "--seed", "7"]) as emulator:
        assert emulator.partner().id
        with pytest.raises(EmulatorError, match="token"):
            Emulator.join(emulator.url, "another-token").partner()


def test_what_is_joined_stays(smile_id_emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMILE_ID_EMULATOR_URL", f"{smile_id_emulator.url}/v1/")
    with Emulator.start_or_join() as joined:
        assert (joined.url, joined.is_own) == (smile_id_emulator.url, False)
    assert _answers(smile_id_emulator.url)


@pytest.mark.skipif(os.name == "nt", reason="no signals")
def test_what_is_started_ends_with_a_process_that_is_killed(tmp_path: Path) -> None:
    said = tmp_path / "url"
    script = f"import pathlib, time; from smile_id_emulator import Emulator; e = Emulator.start(); pathlib.Path({str(said)!r}).write_text(e.url); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", script])
    try:
        deadline = time.monotonic() + 20
        while not (said.exists() and said.read_text()):
            assert time.monotonic() < deadline and process.poll() is None
            time.sleep(0.05)
        assert _answers(said.read_text())
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    _end_of(said.read_text())


def test_a_start_that_fails_says_why() -> None:
    with pytest.raises(EmulatorError, match="(?s)did not start.*--clokc.*--clock"):
        Emulator.start(["--clokc", "virtual"])
    with pytest.raises(EmulatorError, match="cannot be run.*SMILE_ID_EMULATOR_COMMAND"):
        Emulator.start(command=["no-such-command"])


def test_coverage_that_is_not_reached_is_a_failure() -> None:
    emulator = Emulator.start(["--coverage-min", "80"])
    with pytest.raises(EmulatorError, match="(?s)exit code 1.*Coverage"):
        emulator.close()


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("localhost:7645", "is not an http or https URL"),
        ("http://localhost:1", "No emulator answers at http://localhost:1"),
    ],
)
def test_an_address_that_is_wrong_is_said_to_be(url: str, problem: str) -> None:
    with pytest.raises(EmulatorError, match=problem):
        Emulator.join(url)


def test_the_command_is_looked_for_in_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMILE_ID_EMULATOR_COMMAND", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EmulatorError, match="npm install --save-dev smile-id-emulator"):
        find_command(tmp_path)
    program = tmp_path / "node_modules" / ".bin" / ("smile-id-emulator.cmd" if os.name == "nt" else "smile-id-emulator")
    program.parent.mkdir(parents=True)
    program.touch(0o755)
    below = tmp_path / "tests" / "unit"
    below.mkdir(parents=True)
    assert find_command(below) == [str(program)]
    monkeypatch.setenv("SMILE_ID_EMULATOR_COMMAND", "node 'my cli.js'")
    assert find_command(below) == ["node", "my cli.js"]
