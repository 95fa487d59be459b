"""Calls of the emulator's control API, under /__emulator/."""

from __future__ import annotations

import json
import os
import re
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Mapping, Optional

from .errors import EmulatorError

__all__ = ["Control", "milliseconds"]

#: The first number of the control API's version that this package is written for.
_API_MAJOR = "1"

# The emulator is on this machine or in this network: a proxy that the environment names cannot reach it.
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Control:
    """A running emulator's control API."""

    def __init__(self, url: str, token: Optional[str] = None) -> None:
        #: Where the emulator is, such as ``http://localhost:7645``.
        self.url = _base_of(url)
        self._token = token or os.environ.get("SMILE_ID_EMULATOR_CONTROL_TOKEN")

    def check(self) -> None:
        """Checks that an emulator answers there that this package can talk to."""
        health = self.call("GET", "health")
        if not isinstance(health, dict) or health.get("status") != "ok":
            raise EmulatorError(f"What answers at {self.url} is not an emulator.")
        version = str(health.get("control_api", "0.0"))
        if version.split(".")[0] != _API_MAJOR:
            raise EmulatorError(
                f"The emulator at {self.url} has version {version} of the control API, and this package is for {_API_MAJOR}.x. "
                "Install a package and an emulator of the same version."
            )

    def call(
        self,
        method: str,
        path: str,
        body: Optional[Mapping[str, Any]] = None,
        *,
        query: Optional[Mapping[str, Optional[str]]] = None,
        patience: float = 0,
    ) -> Any:
        """Makes a call, and returns its answer from JSON.

        :param path: what follows ``/__emulator/``.
        :param query: parameters; those that are None are left out.
        :param patience: how many seconds the emulator may take longer than usual.
        """
        return json.loads(self.read(method, path, body, query=query, patience=patience))

    def read(
        self,
        method: str,
        path: str,
        body: Optional[Mapping[str, Any]] = None,
        *,
        query: Optional[Mapping[str, Optional[str]]] = None,
        patience: float = 0,
    ) -> str:
        """The same for an answer that is text, not JSON."""
        asked = {name: value for name, value in (query or {}).items() if value is not None}
        target = f"{self.url}/__emulator/{path}" + (f"?{urllib.parse.urlencode(asked)}" if asked else "")
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(target, data=data, method=method)
        if self._token is not None:
            request.add_header("Authorization", f"Bearer {self._token}")
        try:
            with _opener.open(request, timeout=30 + patience) as response:
                text: str = response.read().decode()
                return text
        except urllib.error.HTTPError as error:
            raise EmulatorError(_refusal(error, method, target), error.code) from None
        except OSError as error:
            reason = getattr(error, "reason", error)
            raise EmulatorError(f"No emulator answers at {self.url} ({reason}). Is it still running?") from None


def milliseconds(seconds: float) -> str:
    """A duration as the control API reads it."""
    return f"{max(0, round(seconds * 1000))}ms"


def _refusal(error: urllib.error.HTTPError, method: str, target: str) -> str:
    try:
        return str(json.loads(error.read())["error"])
    except (ValueError, KeyError, TypeError):
        return f"What answers {method} {target} is not an emulator: it answered {error.code}."


def _base_of(url: str) -> str:
    """A client's base URL, or a page of the dashboard, does too."""
    if not re.match(r"https?://[^/]", url):
        raise EmulatorError(f'"{url}" is not an http or https URL, such as http://localhost:7645.')
    return re.sub(r"/+(v\d+|__emulator)(/.*)?$|/+$", "", url)
