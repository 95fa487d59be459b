"""The plugin in a project of its own."""

from __future__ import annotations

import pytest

from smile_id_emulator import Emulator


def test_each_test_has_its_own_partner(pytester: pytest.Pytester, smile_id_emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMILE_ID_EMULATOR_URL", smile_id_emulator.url)
    pytester.makepyfile(
        """
        import pytest
        seen = []

        @pytest.mark.parametrize("turn", range(3))
        def test_own(smile_id_partner, turn):
            seen.append(smile_id_partner.id)
            assert smile_id_partner.jobs.list() == []
            assert len(set(seen)) == turn + 1

        @pytest.mark.smile_id(settings={"balance": 3}, callback_url="http://localhost:1/hook")
        class TestMarked:
            def test_class(self, smile_id_partner):
                assert smile_id_partner.settings()["balance"] == 3
                assert smile_id_partner.v1.callback_url == "http://localhost:1/hook"

            @pytest.mark.smile_id(settings={"balance": 4}, seed="four")
            def test_method(self, smile_id_partner):
                assert smile_id_partner.settings()["balance"] == 4
                assert smile_id_partner.seed == "four"
        """
    )
    pytester.runpytest_inprocess("--strict-markers").assert_outcomes(passed=5)
    made = smile_id_emulator._control.call("GET", "partners")["partners"]
    assert [one["partner_id"] for one in made if one["minted"]] == []


def test_a_test_is_the_same_partner_in_every_run_of_an_emulator_of_its_own(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nsmile_id_emulator_options = --partner 77:key\n")
    pytester.makepyfile(
        """
        def test_one(smile_id_partner, smile_id_emulator):
            assert smile_id_emulator._control.call("GET", "partners")["partners"][0]["partner_id"] == "77"
            print("made", smile_id_partner.id, smile_id_partner.api_key)
        """
    )
    runs = [pytester.runpytest_subprocess("-s") for _ in range(2)]
    made = [[line for line in run.outlines if line.startswith("made")] or [line for line in run.outlines if "made" in line] for run in runs]
    assert made[0] and made[0] == made[1]


def test_without_a_command_it_says_how_to_have_one(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nsmile_id_emulator_command = no-such-command\n")
    pytester.makepyfile("def test_one(smile_id_partner): pass")
    result = pytester.runpytest_inprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*no-such-command cannot be run*npm install --save-dev smile-id-emulator*"])
