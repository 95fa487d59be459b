"""Settings of Smile ID's own SDKs, so that they talk to the emulator as one partner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, TypedDict

__all__ = ["V1Settings", "V3Settings"]


class WebApiArguments(TypedDict):
    """The arguments of ``smile_id_core.WebApi``."""

    partner_id: str
    call_back_url: str
    api_key: str
    sid_server: str


class IdApiArguments(TypedDict):
    """The arguments of ``smile_id_core.IdApi``, ``Utilities`` and ``BusinessVerification``."""

    partner_id: str
    api_key: str
    sid_server: str


class SignatureArguments(TypedDict):
    """The arguments of ``smile_id_core.Signature``."""

    partner_id: str
    api_key: str


class ClientArguments(TypedDict):
    """The arguments of ``usesmileid.Client``."""

    partner_id: str
    api_key: str
    base_url: str


@dataclass(frozen=True)
class V1Settings:
    """Settings of ``smile-id-core``: ``WebApi(**partner.v1.web_api)``."""

    partner_id: str
    api_key: str
    #: The SDK's server, such as ``http://localhost:7645/v1``.
    sid_server: str
    #: Where callbacks go when a submission names no other.
    callback_url: str

    @property
    def web_api(self) -> WebApiArguments:
        """For ``WebApi``."""
        return {**self.id_api, "call_back_url": self.callback_url}

    @property
    def id_api(self) -> IdApiArguments:
        """For ``IdApi``, ``Utilities`` and ``BusinessVerification``."""
        return {**self.signature, "sid_server": self.sid_server}

    @property
    def signature(self) -> SignatureArguments:
        """For ``Signature``, which checks what a callback says."""
        return {"partner_id": self.partner_id, "api_key": self.api_key}

    @property
    def environment(self) -> Dict[str, str]:
        """The variables that ``smile-id-emulator exec`` sets, for a server in another process."""
        return {
            "SMILE_ID_BASE_URL": self.sid_server,
            "SMILE_ID_PARTNER_ID": self.partner_id,
            "SMILE_ID_API_KEY": self.api_key,
        }


@dataclass(frozen=True)
class V3Settings:
    """Settings of ``usesmileid``: ``Client(**partner.v3.client)``."""

    partner_id: str
    api_key: str
    #: The SDK takes nothing but https.
    base_url: str

    @property
    def client(self) -> ClientArguments:
        """For ``Client``."""
        return {"partner_id": self.partner_id, "api_key": self.api_key, "base_url": self.base_url}

    @property
    def environment(self) -> Dict[str, str]:
        """The variables that ``smile-id-emulator exec`` sets, for a server in another process."""
        return {"SMILE_BASE_URL": self.base_url, "SMILE_PARTNER_ID": self.partner_id, "SMILE_API_KEY": self.api_key}
