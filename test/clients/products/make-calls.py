"""Makes calls of the official SDK's products, each in a thread of its own, and prints what each gave.

Reads {"connection": {...}, "calls": {name: {"do": ..., ...}}} on stdin.
Prints {name: {"answer": ...}} or {name: {"error": {"type", "message"}}}.
"""
import json
import sys
from concurrent.futures import ThreadPoolExecutor

from smile_id_core import BusinessVerification, IdApi, Signature, Utilities, WebApi


def web_api(to, call):
    api = WebApi(to["partner_id"], to["callback_url"], to["api_key"], to["server"])
    return api.submit_job(call["partner_params"], call["images"], call["id_info"], call["options"])


def id_api(to, call):
    api = IdApi(to["partner_id"], call.get("api_key", to["api_key"]), to["server"])
    return api.submit_job(call["partner_params"], call["id_info"])


def business(to, call):
    api = BusinessVerification(to["partner_id"], to["api_key"], to["server"])
    return api.submit_job(call["partner_params"], call["id_info"])


def status(to, call):
    utilities = Utilities(to["partner_id"], to["api_key"], to["server"])
    return utilities.get_job_status(call["partner_params"], {"return_history": True, "return_images": False})


def token(to, call):
    api = WebApi(to["partner_id"], to["callback_url"], to["api_key"], to["server"])
    return api.get_web_token(call["user_id"], call["job_id"], call["product"])


def confirm(to, call):
    signature = Signature(to["partner_id"], to["api_key"])
    return signature.confirm_signature(call["timestamp"], call["signature"])


verbs = {
    "web_api": web_api,
    "id_api": id_api,
    "business": business,
    "status": status,
    "token": token,
    "confirm": confirm,
}


def main():
    request = json.load(sys.stdin)
    to, calls = request["connection"], request["calls"]

    def make(call):
        try:
            return {"answer": verbs[call["do"]](to, call)}
        except Exception as error:
            return {"error": {"type": type(error).__name__, "message": str(error)}}

    with ThreadPoolExecutor(max_workers=len(calls)) as pool:
        print(json.dumps(dict(zip(calls, pool.map(make, calls.values())))))


main()
