"""The messages of the control API, as the emulator's OpenAPI document describes them; a test compares the two."""

import sys
from typing import Any, Dict, List, TypedDict

if sys.version_info >= (3, 11):
    from typing import NotRequired
else:  # A type checker knows it; at run time nobody asks which members may be absent.
    from typing import Optional as NotRequired

__all__ = [
    "Attempt",
    "Callback",
    "CallbackResult",
    "Exchange",
    "InboxMessage",
    "IntegrationWarning",
    "Job",
    "JobResult",
    "Scenario",
    "Settings",
]


class IntegrationWarning(TypedDict):
    """What works here and would hurt with the real Smile ID."""

    id: str
    message: str
    cure: str


class JobResult(TypedDict):
    """A result of a job: one that it has, or one that is planned."""

    at: str
    by: str
    outcome: str
    code: str
    text: str
    final: bool


class Scenario(TypedDict):
    """Which scenario a job follows, and why."""

    name: str
    chosen_by: str
    near_miss: NotRequired[Dict[str, str]]


class Job(TypedDict):
    """A job: its scenario and why it was chosen, its results, and what is planned."""

    partner_id: str
    smile_job_id: str
    ref_id: str
    user_id: str
    job_id: str
    api: str
    product: str
    callback_url: NotRequired[str]
    scenario: Scenario
    state: str
    submitted_at: str
    results: List[JobResult]
    planned: List[JobResult]
    package: NotRequired[Dict[str, Any]]
    warnings: List[IntegrationWarning]
    hint: NotRequired[str]


class CallbackResult(TypedDict):
    """The result that a callback reports."""

    code: str
    text: str
    final: bool


class Attempt(TypedDict):
    """One attempt to deliver a callback."""

    at: str
    status: NotRequired[int]
    latency_ms: float
    answer: NotRequired[str]
    problem: NotRequired[str]


class Callback(TypedDict):
    """A callback, with every attempt to deliver it. ``state`` is how it ended, such as ``delivered``."""

    id: str
    partner_id: str
    smile_job_id: str
    job_id: str
    url: str
    state: str
    result: CallbackResult
    due_at: NotRequired[str]
    attempts: List[Attempt]
    fault: NotRequired[str]
    replay_of: NotRequired[str]


class InboxMessage(TypedDict):
    """A callback that the inbox has kept: ``body`` is what it says, and ``text`` the bytes that are signed in v3."""

    delivery_id: str
    partner_id: str
    smile_job_id: str
    job_id: str
    at: str
    url: str
    headers: Dict[str, str]
    text: str
    body: Dict[str, Any]


class Exchange(TypedDict):
    """One request to Smile ID's endpoints and its answer, without secrets."""

    at: str
    partner_id: NotRequired[str]
    job_id: NotRequired[str]
    method: str
    path: str
    sent_path: NotRequired[str]
    status: int
    latency_ms: NotRequired[float]
    request: NotRequired[Any]
    response: NotRequired[Any]
    hint: NotRequired[str]
    warnings: NotRequired[List[IntegrationWarning]]


class Settings(TypedDict, total=False):
    """What a partner's account is set up for. What is not said is allowed."""

    callback_url: str
    callback_domains: List[str]
    products: List[str]
    id_types: List[str]
    balance: int
    production: bool
    allowed_ips: List[str]
    minimum_sdk: str
    liveness: str
