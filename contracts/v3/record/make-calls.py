"""Has the official v3 SDK make calls, each with a client of its own, and prints what came of each.

Reads a line of JSON for each call: {"base_url", "partner_id", "api_key", "method", "args", "with", "answers"}; pictures among the arguments are
{"base64": ...}. With answers, by path, nothing is sent: the SDK's request gets the answer {"status", "body"} of its path. Prints a line of JSON:
{"error": the name of the error that was raised, or null, "requests": what would have been sent}.
"""
import base64
import json
import sys

import httpx
from usesmileid import Client


def pictures(value):
    if isinstance(value, list):
        return [pictures(one) for one in value]
    if isinstance(value, dict) and list(value) == ["base64"]:
        return base64.b64decode(value["base64"])
    return value


def shown(request):
    return {
        "method": request.method,
        "path": request.url.path,
        "query": dict(request.url.params),
        "headers": [[name.decode("ascii"), value.decode("latin-1")] for name, value in request.headers.raw],
        "body": base64.b64encode(request.content).decode("ascii"),
    }


def transport(answers, requests):
    def handle(request):
        requests.append(shown(request))
        answer = answers[request.url.path]
        return httpx.Response(answer["status"], json=answer["body"])

    return httpx.MockTransport(handle)


def make(call):
    requests = []
    answers = call.get("answers")
    # The certificate of Pact's mock server is its own, and nothing else is called.
    http = httpx.Client(verify=False) if answers is None else httpx.Client(transport=transport(answers, requests))
    client = Client(
        partner_id=call["partner_id"], api_key=call["api_key"], base_url=call["base_url"], http_client=http
    )
    resource, method = call["method"].split(".")
    error = None
    try:
        getattr(getattr(client, resource), method)(
            *call["args"], **{name: pictures(value) for name, value in call["with"].items()}
        )
    except Exception as raised:
        error = type(raised).__name__
        if error not in call["raises"]:
            raise
    finally:
        client.close()
        http.close()
    return {"error": error, "requests": requests}


for line in sys.stdin:
    print(json.dumps(make(json.loads(line))), flush=True)
