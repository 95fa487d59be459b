"""The pytest plugin: an emulator for the session, and a partner for each test."""

from __future__ import annotations

import shlex
from typing import Iterator

import pytest

from .emulator import Emulator
from .partner import Partner

__all__ = ["smile_id_emulator", "smile_id_partner"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """What can be said in pytest.ini or pyproject.toml."""
    parser.addini("smile_id_emulator_options", "Options of smile-id-emulator exec, such as --scenarios tests/stories.", default="")
    parser.addini("smile_id_emulator_command", "The command that starts an emulator, if it is not found.", default="")


def pytest_configure(config: pytest.Config) -> None:
    """Registers the mark."""
    config.addinivalue_line(
        "markers",
        "smile_id(clock=..., seed=..., settings=..., callback_url=..., callbacks=..., id=..., api_key=...): "
        "how the partner of this test is made, as Emulator.partner takes it.",
    )


@pytest.fixture(scope="session")
def smile_id_emulator(pytestconfig: pytest.Config) -> Iterator[Emulator]:
    """The emulator that SMILE_ID_EMULATOR_URL names, or one that is started for this session. This process trusts it by https."""
    options = shlex.split(pytestconfig.getini("smile_id_emulator_options"))
    command = shlex.split(pytestconfig.getini("smile_id_emulator_command"))
    # Where pytest was called from may be any folder of the project.
    with Emulator.start_or_join(options, command or None, pytestconfig.rootpath) as emulator, emulator.trust():
        yield emulator


@pytest.fixture
def smile_id_partner(smile_id_emulator: Emulator, request: pytest.FixtureRequest) -> Iterator[Partner]:
    """A partner of this test's own, with a clock of its own; the mark ``smile_id`` says how else it is made."""
    asked = {}
    for mark in reversed(list(request.node.iter_markers("smile_id"))):
        asked.update(mark.kwargs)
    # Nobody else uses an emulator of our own, so a test can be the same partner in every run.
    if smile_id_emulator.is_own and "id" not in asked:
        asked.setdefault("seed", request.node.nodeid)
    with smile_id_emulator.partner(**asked) as partner:
        yield partner
