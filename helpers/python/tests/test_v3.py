"""The SDK of v3, unmodified, over https."""

from __future__ import annotations

from usesmileid import Client

from smile_id_emulator import Partner


def _verify(client: Client) -> str:
    accepted = client.enhanced_kyc.verify(
        country="NG",
        id_type="NIN",
        id_number="00000000000",
        user_details={"given_names": "Joe", "last_name": "Doe", "email": "joe.doe@example.com"},
        consent={
            "granted": True,
            "granted_at": "2026-01-01T00:00:00Z",
            "notice_language": "EN",
            "notice_privacy_policy_url": "https://example.com/privacy",
        },
    )
    return str(accepted.job_id)


def test_the_queued_outcome_is_called_back_and_answered(smile_id_partner: Partner) -> None:
    smile_id_partner.next("rejected")
    with Client(**smile_id_partner.v3.client) as client:
        job_id = _verify(client)
        smile_id_partner.advance("1s")
        callback = smile_id_partner.callbacks.next(job_id)
        assert callback["state"] == "delivered"
        assert client.verifications.retrieve(job_id).status == "block"
    [message] = smile_id_partner.callbacks.inbox(job_id)
    assert message["body"]["status"] == "block"
    smile_id_partner.expect(path="/v3/enhanced_kyc", status="2xx", times=1)


def test_a_server_elsewhere_is_told_by_variables(smile_id_partner: Partner) -> None:
    v1, v3 = smile_id_partner.v1.environment, smile_id_partner.v3.environment
    assert v1["SMILE_ID_PARTNER_ID"] == v3["SMILE_PARTNER_ID"] == smile_id_partner.id
    assert (v1["SMILE_ID_BASE_URL"][:7], v3["SMILE_BASE_URL"][:8]) == ("http://", "https://")
