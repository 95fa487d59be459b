"""A partner of one test's own."""

from __future__ import annotations

import time
from datetime import datetime
from types import TracebackType
from typing import Any, Dict, List, Mapping, Optional, Type, Union, cast
from urllib.parse import quote

from .control import Control, milliseconds
from .errors import EmulatorError, ExpectationError, WaitTimeout
from .sdk import V1Settings, V3Settings
from .types import Callback, Exchange, InboxMessage, Job, Settings

__all__ = ["Callbacks", "Jobs", "Partner", "Users"]

# The longest wait of one call; the control API refuses more.
_LONGEST_WAIT = 60.0


class _Part:
    """What the verbs of a partner share."""

    def __init__(self, control: Control, partner_id: str) -> None:
        self._control = control
        self._id = partner_id

    def _get(self, path: str, patience: float = 0, **query: Optional[str]) -> Any:
        return self._control.call("GET", path, query={"partner_id": self._id, **query}, patience=patience)


class Jobs(_Part):
    """A partner's jobs."""

    def list(self, job_id: Optional[str] = None) -> List[Job]:
        """All of them, or those with this ``job_id``, newest first."""
        return cast("List[Job]", self._get("jobs", job_id=job_id)["jobs"])

    def get(self, smile_job_id: str) -> Job:
        """A job by Smile ID's number or id of it."""
        return cast(Job, self._get(f"jobs/{_word(smile_job_id)}"))

    def completed(self, job_id: str, timeout: float = 5) -> Job:
        """The newest job with this ``job_id``, once its result is final.

        :param timeout: seconds of real time. A clock of the partner's own stands still until it is advanced.
        :raises WaitTimeout: says how far the job got.
        """
        found = self.list(job_id)
        if not found:
            raise EmulatorError(f'Partner {self._id} has no job "{job_id}".')
        deadline = time.monotonic() + timeout
        while True:
            wait = min(max(0.0, deadline - time.monotonic()), _LONGEST_WAIT)
            job = cast(Job, self._get(f"jobs/{found[0]['smile_job_id']}", wait, wait=milliseconds(wait)))
            if job["state"] == "final":
                return job
            if time.monotonic() >= deadline:
                raise WaitTimeout(job.get("hint", f'Job "{job_id}" is {job["state"]}.'))


class Callbacks(_Part):
    """A partner's callbacks."""

    def __init__(self, control: Control, partner_id: str) -> None:
        super().__init__(control, partner_id)
        self._last: Dict[Optional[str], str] = {}

    def list(self, job_id: Optional[str] = None) -> List[Callback]:
        """Oldest first, with every attempt."""
        return cast("List[Callback]", self._get("callbacks", job_id=job_id)["callbacks"])

    def next(self, job_id: Optional[str] = None, timeout: float = 5) -> Callback:
        """The next callback that ended: the oldest that ``next`` has not returned yet, at once or when it comes.

        It ended when it was delivered, given up, refused or lost; ``state`` says which. ``next(job_id)`` counts each job on its own.

        :param timeout: seconds of real time. On a clock of the partner's own nothing comes until it is advanced.
        :raises WaitTimeout: says what came, and what is due when.
        """
        deadline = time.monotonic() + timeout
        while True:
            wait = min(max(0.0, deadline - time.monotonic()), _LONGEST_WAIT)
            after = self._last.get(job_id)
            answer = self._get("callbacks", wait, job_id=job_id, after=after, wait=milliseconds(wait))
            if answer["callbacks"]:
                callback = cast(Callback, answer["callbacks"][0])
                self._last[job_id] = callback["id"]
                return callback
            if time.monotonic() >= deadline:
                raise WaitTimeout(f"No callback came within {timeout:g} s. {answer.get('hint', '')}".rstrip())

    def inbox(self, job_id: Optional[str] = None) -> List[InboxMessage]:
        """What callbacks said, oldest first: headers, and the body as text and parsed."""
        return cast("List[InboxMessage]", self._get("inbox", job_id=job_id)["messages"])

    def replay(self, callback_id: str, fault: Optional[str] = None, claims: Optional[str] = None) -> Callback:
        """Sends one again, with a new signature; due at once.

        :param fault: ``forged``, ``stale``, ``unsigned`` or ``twice``.
        :param claims: with a fault, the outcome that it reports instead of the true one.
        """
        body = _given(fault=fault, claims=claims)
        return cast(Callback, self._control.call("POST", f"callbacks/{_word(callback_id)}/replay", body))


class Users(_Part):
    """Who is on file with a partner."""

    def get(self, user_id: str) -> str:
        """The state of a user, or ``not_on_file``."""
        return cast(str, self._get(f"users/{_word(user_id)}")["state"])

    def set(self, user_id: str, state: str) -> None:
        """Puts a user on file in a state, such as ``enrolled``; ``absent`` removes the user."""
        query = {"partner_id": self._id}
        if state == "absent":
            self._control.call("DELETE", f"users/{_word(user_id)}", query=query)
        else:
            self._control.call("PUT", f"users/{_word(user_id)}", {"state": state}, query=query)


class Partner:
    """A temporary partner: jobs, users, callbacks, queue, journal and, unless it is shared, the time, all its own.

    As a context manager it is forgotten at the end, with everything of it.
    """

    def __init__(self, control: Control, made: Mapping[str, Any]) -> None:
        self._control = control
        self.id: str = made["partner_id"]
        self.api_key: str = made["api_key"]
        #: Where callbacks go when a submission names no ``callback_url``; ``inbox:`` and its id when they are only kept.
        self.callback_url: str = made.get("callback_url", f"inbox:{self.id}")
        #: Everything made up for it follows from this.
        self.seed: str = made["seed"]
        self.jobs = Jobs(control, self.id)
        self.callbacks = Callbacks(control, self.id)
        self.users = Users(control, self.id)
        self._forgotten = False

    @property
    def v1(self) -> V1Settings:
        """Settings of the SDK of v1: ``WebApi(**partner.v1.web_api)``."""
        return V1Settings(self.id, self.api_key, f"{self._control.url}/v1", self.callback_url)

    @property
    def v3(self) -> V3Settings:
        """Settings of the SDK of v3: ``Client(**partner.v3.client)``."""
        secure = self._control.url.replace("http://", "https://", 1)
        return V3Settings(self.id, self.api_key, secure)

    def next(self, scenario: str, times: int = 1) -> None:
        """Queues a scenario for the next submission, or for so many.

        :raises EmulatorError: when there is no such scenario; says which is likely meant.
        """
        self._control.call("POST", "next", {"scenario": scenario, "times": times, "partner_id": self.id})

    def review(self, smile_job_id: str, decision: str) -> Job:
        """Decides a job as the human reviewer: ``approve``, ``reject`` or ``spoof``. The callback is due at once."""
        path = f"jobs/{_word(smile_job_id)}/review"
        return cast(Job, self._control.call("POST", path, {"decision": decision}, query={"partner_id": self.id}))

    def now(self) -> datetime:
        """The partner's time, in UTC."""
        return _time_in(self._control.call("GET", "clock", query={"partner_id": self.id}))

    def advance(self, by: str) -> datetime:
        """Moves the partner's own clock, such as by ``30s``. Everything due is delivered when this returns."""
        return _time_in(self._control.call("POST", "clock/advance", {"by": by, "partner_id": self.id}, patience=60))

    def expect(
        self,
        *,
        path: Optional[str] = None,
        method: Optional[str] = None,
        status: Union[int, str, None] = None,
        job_id: Optional[str] = None,
        warning: Optional[str] = None,
        times: Optional[int] = None,
        at_least: Optional[int] = None,
        at_most: Optional[int] = None,
    ) -> List[Exchange]:
        """What was asked of Smile ID's endpoints and matches, oldest first; at least one exchange unless ``times`` or a bound says otherwise.

        :param path: its beginning, or a pattern in which ``*`` matches any text.
        :param status: such as 400, or a class such as ``4xx``.
        :param warning: the id of a warning that it earned.
        :raises ExpectationError: lists what was asked, closest first.
        """
        bounds = _given(at_least=at_least, at_most=at_most)
        if bounds and times is not None:
            raise TypeError("expect() takes times, or at_least and at_most, but not both.")
        asked = _given(path=path, method=method, status=status, job_id=job_id, warning=warning, times=times)
        body = {**asked, **({"times": bounds} if bounds else {}), "partner_id": self.id}
        answer = self._control.call("POST", "expect", body)
        if not answer["met"]:
            raise ExpectationError(answer["problem"])
        return cast("List[Exchange]", answer["exchanges"])

    def journal(self) -> List[Exchange]:
        """Every exchange with Smile ID's endpoints, oldest first, without secrets."""
        return cast("List[Exchange]", self._control.call("GET", "journal", query={"partner_id": self.id})["exchanges"])

    def settings(self) -> Settings:
        """What the account is set up for: the balance is what is left of it."""
        return cast(Settings, self._control.call("GET", f"partners/{self.id}/settings"))

    def change_settings(self, **changes: Any) -> Settings:
        """Changes some settings, such as ``balance=0``; None allows all again."""
        return cast(Settings, self._control.call("PATCH", f"partners/{self.id}/settings", changes))

    def reset(self) -> None:
        """Forgets jobs, users, queues, journal and inbox. The clock is not changed."""
        self._control.call("POST", "reset", {"partner_id": self.id})

    def forget(self) -> None:
        """Forgets the partner, and everything of it. May be called twice."""
        if self._forgotten:
            return
        self._forgotten = True
        try:
            self._control.call("DELETE", f"partners/{self.id}")
        except EmulatorError as error:
            # Loading a state forgets partners that are not in it.
            if error.status != 404:
                raise

    def __enter__(self) -> "Partner":
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.forget()

    def __repr__(self) -> str:
        return f"Partner({self.id!r})"


def _given(**values: Any) -> Dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _word(text: str) -> str:
    """Any text as one part of a path."""
    return quote(text, safe="")


def _time_in(clock: Mapping[str, str]) -> datetime:
    return datetime.fromisoformat(clock["now"].replace("Z", "+00:00"))
