"""The SDK of v1, unmodified, as a partner of the test's own."""

from __future__ import annotations

import pytest
from smile_id_core import IdApi, ServerError, Signature

from smile_id_emulator import EmulatorError, ExpectationError, Partner, WaitTimeout

from .v1 import authenticate


def test_the_queued_outcome_is_called_back(smile_id_partner: Partner) -> None:
    smile_id_partner.next("rejected")
    authenticate(smile_id_partner)
    smile_id_partner.advance("1s")
    callback = smile_id_partner.callbacks.next()
    assert (callback["state"], callback["result"]["code"]) == ("delivered", "0821")


def test_the_callback_says_what_the_sdk_takes_for_genuine(smile_id_partner: Partner) -> None:
    authenticate(smile_id_partner)
    smile_id_partner.advance("1s")
    [message] = smile_id_partner.callbacks.inbox("job-1")
    signature = Signature(**smile_id_partner.v1.signature)
    assert signature.confirm_signature(message["body"]["timestamp"], message["body"]["signature"])


def test_each_callback_is_returned_once_in_its_turn(smile_id_partner: Partner) -> None:
    smile_id_partner.next("provisional-then-rejected")
    authenticate(smile_id_partner)
    smile_id_partner.advance("31s")
    codes = [smile_id_partner.callbacks.next()["result"]["code"] for _ in range(2)]
    assert codes == ["0822", "1221"]
    with pytest.raises(WaitTimeout, match="No callback came within 0.05 s"):
        smile_id_partner.callbacks.next(timeout=0.05)


def test_each_job_is_counted_on_its_own(smile_id_partner: Partner) -> None:
    for job_id in ("job-1", "job-2"):
        authenticate(smile_id_partner, job_id)
    smile_id_partner.advance("1s")
    assert smile_id_partner.callbacks.next("job-2")["job_id"] == "job-2"
    assert [smile_id_partner.callbacks.next()["job_id"] for _ in range(2)] == ["job-1", "job-2"]


def test_a_reviewer_decides(smile_id_partner: Partner) -> None:
    smile_id_partner.next("provisional-then-approved")
    authenticate(smile_id_partner)
    smile_id_partner.advance("1s")
    [job] = smile_id_partner.jobs.list("job-1")
    assert job["state"] == "in_review"
    assert smile_id_partner.review(job["smile_job_id"], "reject")["results"][-1]["code"] == "1221"
    assert smile_id_partner.jobs.completed("job-1")["state"] == "final"


def test_a_wait_for_a_job_says_how_far_it_got(smile_id_partner: Partner) -> None:
    authenticate(smile_id_partner)
    with pytest.raises(WaitTimeout, match="advance"):
        smile_id_partner.jobs.completed("job-1", timeout=0.05)
    with pytest.raises(EmulatorError, match='has no job "job-2"'):
        smile_id_partner.jobs.completed("job-2")


@pytest.mark.smile_id(clock="shared")
def test_an_sdk_that_polls_needs_a_clock_that_goes(smile_id_partner: Partner) -> None:
    status = authenticate(smile_id_partner, return_job_status=True)
    assert status["result"]["ResultCode"] == "0820"
    with pytest.raises(EmulatorError, match="cannot be advanced"):
        smile_id_partner.advance("1s")


def test_a_callback_is_sent_again_forged(smile_id_partner: Partner) -> None:
    authenticate(smile_id_partner)
    smile_id_partner.advance("1s")
    first = smile_id_partner.callbacks.next()
    smile_id_partner.callbacks.replay(first["id"], fault="forged", claims="rejected")
    smile_id_partner.advance("0s")
    assert smile_id_partner.callbacks.next()["replay_of"] == first["id"]
    body = smile_id_partner.callbacks.inbox()[-1]["body"]
    assert body["ResultCode"] == "0821"
    assert not Signature(**smile_id_partner.v1.signature).confirm_signature(body["timestamp"], body["signature"])


def test_what_was_asked_is_expected(smile_id_partner: Partner) -> None:
    authenticate(smile_id_partner)
    [upload] = smile_id_partner.expect(path="/v1/upload", status=200, times=1)
    assert upload["request"]["signature"] == "[removed]"
    smile_id_partner.expect(status="4xx", times=0)
    smile_id_partner.expect(path="/v1/upload", at_least=1, at_most=2)
    with pytest.raises(ExpectationError, match=r"(?s)It never came.*Did you mean /v1/upload.*POST /v1/upload 200"):
        smile_id_partner.expect(path="/v1/uplaod")
    with pytest.raises(TypeError, match="not both"):
        smile_id_partner.expect(times=1, at_most=2)


def test_users_and_settings_are_the_partner_s_own(smile_id_partner: Partner) -> None:
    assert smile_id_partner.users.get("anna/1 ü") == "not_on_file"
    smile_id_partner.users.set("anna/1 ü", "disabled")
    assert smile_id_partner.users.get("anna/1 ü") == "disabled"
    smile_id_partner.users.set("anna/1 ü", "absent")
    assert smile_id_partner.users.get("anna/1 ü") == "not_on_file"
    smile_id_partner.change_settings(balance=0)
    assert smile_id_partner.settings() == {"balance": 0, "callback_url": smile_id_partner.callback_url}
    with pytest.raises(ServerError):
        authenticate(smile_id_partner)


def test_lookups_answer_at_once(smile_id_partner: Partner) -> None:
    job = {"user_id": "anna", "job_id": "job-1", "job_type": 5}
    person = {"country": "NG", "id_type": "NIN", "id_number": "00000000000", "first_name": "Joe", "last_name": "Doe"}
    api = IdApi(**smile_id_partner.v1.id_api)
    answer = api.submit_job(job, {**person, "entered": True}, {})
    assert answer["ResultCode"] == "1012"


def test_a_reset_forgets_jobs_and_keeps_the_time(smile_id_partner: Partner) -> None:
    authenticate(smile_id_partner)
    now = smile_id_partner.advance("1h")
    smile_id_partner.reset()
    assert smile_id_partner.jobs.list() == [] == smile_id_partner.journal()
    assert smile_id_partner.now() == now


def test_a_misspelt_scenario_is_refused(smile_id_partner: Partner) -> None:
    with pytest.raises(EmulatorError, match='There is no scenario "rejcted". Did you mean "rejected"'):
        smile_id_partner.next("rejcted")
