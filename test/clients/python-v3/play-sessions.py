"""Plays sessions of the official v3 SDK, each with a client of its own, all at once, and prints what each step gave.

Reads {"defaults": {...}, "sessions": {name: {"client": {...}, "steps": [{"do": ..., ...}]}}} on stdin. A client is its own members over
the defaults. A step may name what an earlier one gave: "$job" stands for the job_id of the newest submission. {"do": "list"} names every operation that
the SDK has, and {"do": "call"} makes any; pictures among its arguments are {"base64": ...}.
Prints {name: [{"answer": ...} or {"error": {"type", "status_code", "status", "message"}}]}.
"""
import base64
import inspect
import json
import sys
from concurrent.futures import ThreadPoolExecutor

import httpx
from usesmileid import Client


def verify(client, step, _):
    return client.enhanced_kyc.verify(**step["with"]).model_dump()


def retrieve(client, step, job):
    return client.verifications.retrieve(step.get("job_id", job)).model_dump()


def wait(client, step, job):
    return client.verifications.wait_until_complete(job, interval=step.get("interval", 0.05), timeout=10).model_dump()


def replay(client, step, job):
    return client.verifications.replay(step.get("job_id", job)).model_dump()


def control(_, step, job):
    """Speaks to the emulator itself, between two calls of the SDK."""
    response = httpx.post(step["url"].replace("$job", job or ""), json=step["json"])
    response.raise_for_status()
    return response.json()


def operations(client, _, __):
    """Every public method of every resource, such as documents.verify."""
    resources = {name: one for name, one in inspect.getmembers(client) if type(one).__name__.endswith("Resource")}
    methods = [
        f"{name}.{method}"
        for name, one in resources.items()
        for method, _ in inspect.getmembers(one, inspect.ismethod)
        if not method.startswith("_")
    ]
    return {"operations": methods}


def call(client, step, job):
    resource, method = step["method"].split(".")
    answer = getattr(getattr(client, resource), method)(
        *[job if one == "$job" else one for one in step.get("args", [])],
        **{name: pictures(value) for name, value in step.get("with", {}).items()},
    )
    return answer.model_dump()


def pictures(value):
    if isinstance(value, list):
        return [pictures(one) for one in value]
    if isinstance(value, dict) and list(value) == ["base64"]:
        return base64.b64decode(value["base64"])
    return value


verbs = {"list": operations, "call": call, "verify": verify, "retrieve": retrieve, "wait": wait, "replay": replay, "control": control}


def described(error):
    facts = {name: getattr(error, name, None) for name in ("status_code", "status", "message")}
    return {"error": {"type": type(error).__name__, **facts, "message": facts["message"] or str(error)}}


def play(session):
    gave, job = [], None
    try:
        client = Client(**session["client"])
    except Exception as error:
        return [described(error)]
    with client:
        for step in session["steps"]:
            try:
                answer = verbs[step["do"]](client, step, job)
                job = answer.get("job_id") or job
                gave.append({"answer": answer})
            except Exception as error:
                gave.append(described(error))
    return gave


def main():
    request = json.load(sys.stdin)
    sessions = request["sessions"]
    for session in sessions.values():
        session["client"] = {**request["defaults"], **session.get("client", {})}
    with ThreadPoolExecutor(max_workers=len(sessions)) as pool:
        print(json.dumps(dict(zip(sessions, pool.map(play, sessions.values())))))


main()
