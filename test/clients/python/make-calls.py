"""Makes calls of the official SDK, each in a thread of its own, and prints what each gave.

Reads {"defaults": {...}, "calls": {name: {"do": ..., ...}}} on stdin. A call is its own members over the defaults.
Prints {name: {"answer": ...}} or {name: {"error": {"type", "message"}}}.
"""
import json
import sys
from concurrent.futures import ThreadPoolExecutor

import requests
from smile_id_core import Signature, Utilities, WebApi


def submit(call):
    api = WebApi(call["partner_id"], call["callback_url"], call["api_key"], call["server"])
    return api.submit_job(call["partner_params"], call["images"], {}, call["options"])


def status(call):
    utilities = Utilities(call["partner_id"], call["api_key"], call["server"])
    return utilities.get_job_status(call["partner_params"], call["options"])


def confirm(call):
    signature = Signature(call["partner_id"], call["api_key"])
    return signature.confirm_signature(call["timestamp"], call["signature"])


def fetch(call):
    response = requests.get(call["url"])
    return {
        "status": response.status_code,
        "content_type": response.headers.get("content-type"),
        "begins": response.content[:2].hex(),
    }


verbs = {"submit": submit, "status": status, "confirm": confirm, "fetch": fetch}


def make(call):
    try:
        return {"answer": verbs[call["do"]](call)}
    except Exception as error:
        return {"error": {"type": type(error).__name__, "message": str(error)}}


def main():
    request = json.load(sys.stdin)
    calls = {name: {**request["defaults"], **call} for name, call in request["calls"].items()}
    with ThreadPoolExecutor(max_workers=len(calls)) as pool:
        print(json.dumps(dict(zip(calls, pool.map(make, calls.values())))))


main()
