"""A partner's callback endpoint, with the standard library of Python 3.11 alone: python3 examples/partner-python/partner.py

It takes callbacks of v1 and v3 at one address. Final results are kept in a database; how a job stands is read from what was kept.

  POST /jobs          {"job_id", ...}: opens a job. Callbacks about others are turned away.
  GET  /jobs/<id>     {"job": {"status": "APPROVED" | "DECLINED" | "WAITING"}}
  POST /smile         where Smile ID calls back
"""

import base64
import hashlib
import hmac
import json
import os
import sqlite3
import threading
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

PARTNER_ID = os.environ.get("SMILE_ID_PARTNER_ID", "1234")
API_KEY = os.environ.get("SMILE_ID_API_KEY", "emulator-api-key")
MAX_AGE = timedelta(minutes=5)
LARGEST_BODY = 1_572_864  # 1.5 MB, as Smile ID asks for

# (job type, code) -> status. A code alone means nothing, and what is not here waits for somebody to look at it.
FINAL = {
    **{(1, code): "APPROVED" for code in ("0810", "1210")},
    **{(1, code): "DECLINED" for code in ("0811", "0813", "0911", "0912", "1013", "1211", "1212", "1214")},
    **{(2, code): "APPROVED" for code in ("0820", "1220")},
    **{(2, code): "DECLINED" for code in ("0821", "0823", "0921", "0922", "1221", "1222")},
    **{(4, code): "APPROVED" for code in ("0840", "1240")},
    **{(4, code): "DECLINED" for code in ("0841", "0843", "0941", "0942", "1241", "1242")},
    **{(5, code): "APPROVED" for code in ("1012", "1020", "1021")},
    **{(5, code): "DECLINED" for code in ("1013", "1022", "1023")},
    (7, "1012"): "APPROVED",
    (7, "1013"): "DECLINED",
    **{(kind, code): "APPROVED" for kind in (6, 11) for code in ("0810", "0817")},
    **{(kind, code): "DECLINED" for kind in (6, 11) for code in ("0811", "0812", "0813", "0816", "1013")},
    **{(kind, code): "DECLINED" for kind in (1, 2, 4, 6, 11) for code in ("0903", "0907")},
}

# What v3 says is final. What needs attention, or ended in an error, waits for somebody to look at it.
FINAL_V3 = {"clear": "APPROVED", "block": "DECLINED"}


class Refusal(Exception):
    """An answer that is not 2xx."""

    def __init__(self, status):
        super().__init__(status)
        self.status = status


class Ledger:
    """Jobs and the final results reported for them. One writer at a time; the first final result of a job stays."""

    def __init__(self):
        self.lock = threading.Lock()
        self.database = sqlite3.connect(":memory:", check_same_thread=False)
        self.database.executescript(
            """
            CREATE TABLE job (id TEXT PRIMARY KEY);
            CREATE TABLE result (job_id TEXT PRIMARY KEY, status TEXT NOT NULL);
            """
        )

    def open(self, job_id):
        self.write("INSERT OR IGNORE INTO job VALUES (?)", job_id)

    def settle(self, job_id, status):
        self.write("INSERT OR IGNORE INTO result VALUES (?, ?)", job_id, status)

    def status_of(self, job_id):
        """None when there is no such job."""
        query = "SELECT coalesce(status, 'WAITING') FROM job LEFT JOIN result ON job_id = id WHERE id = ?"
        with self.lock:
            row = self.database.execute(query, (job_id,)).fetchone()
        return row and row[0]

    def write(self, statement, *values):
        with self.lock, self.database:
            self.database.execute(statement, values)


def prove(timestamp, signature):
    """Raises a Refusal unless Smile ID signed this, and lately. v1 and v3 sign the same text."""
    if not isinstance(timestamp, str) or not isinstance(signature, str):
        raise Refusal(401)
    message = f"{timestamp}{PARTNER_ID}sid_request".encode()
    expected = base64.b64encode(hmac.new(API_KEY.encode(), message, hashlib.sha256).digest())
    if not hmac.compare_digest(expected, signature.encode()):
        raise Refusal(401)
    try:
        signed_at = datetime.fromisoformat(timestamp)
    except ValueError:
        raise Refusal(401) from None
    if signed_at.tzinfo is None or abs(datetime.now(timezone.utc) - signed_at) > MAX_AGE:
        raise Refusal(401)


def read_v1(body):
    """The job's id, and its final status or None. Proof and ids are in the body."""
    prove(body.get("timestamp"), body.get("signature"))
    params = body.get("PartnerParams")
    if not isinstance(params, dict):
        raise Refusal(400)
    job_type = str(params.get("job_type"))
    is_final = body.get("IsFinalResult") != "false" and job_type.isdigit()
    return str(params.get("job_id")), FINAL.get((int(job_type), str(body.get("ResultCode")))) if is_final else None


def read_v3(headers, body):
    """The same. Proof and ids are in the headers; the ids need not be in the body."""
    prove(headers.get("Response-Timestamp"), headers.get("Response-Signature"))
    status = body.get("status")
    if not isinstance(status, str):
        raise Refusal(400)
    return headers["Job-ID"], FINAL_V3.get(status)


def hear(ledger, headers, body):
    """Takes a callback in. v3 names its job in a header, v1 in the body alone."""
    if not isinstance(body, dict):
        raise Refusal(400)
    job_id, status = read_v3(headers, body) if "Job-ID" in headers else read_v1(body)
    if ledger.status_of(job_id) is None:
        raise Refusal(404)
    if status is not None:
        ledger.settle(job_id, status)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    ledger = Ledger()

    def do_POST(self):
        try:
            body = self.read_json()
            if self.path == "/smile":
                hear(self.ledger, self.headers, body)
                return self.answer(202, {})
            if self.path == "/jobs" and isinstance(body, dict):
                self.ledger.open(str(body.get("job_id")))
                return self.answer(201, {})
            raise Refusal(404)
        except Refusal as refusal:
            self.answer(refusal.status, {})

    def do_GET(self):
        folder, _, job_id = urlsplit(self.path).path.rpartition("/")
        status = self.ledger.status_of(unquote(job_id)) if folder == "/jobs" else None
        if status is None:
            return self.answer(404, {})
        self.answer(200, {"job": {"status": status}})

    def read_json(self):
        length = int(self.headers.get("Content-Length") or 0)
        if length > LARGEST_BODY:
            self.close_connection = True
            raise Refusal(413)
        body = self.rfile.read(length)
        if len(body) < length:
            raise Refusal(400)
        try:
            return json.loads(body)
        except ValueError:
            raise Refusal(400) from None

    def answer(self, status, body):
        data = json.dumps(body).encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        except ConnectionError:
            self.close_connection = True

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # a burst may come


if __name__ == "__main__":
    server = Server(("127.0.0.1", int(os.environ.get("PORT", "3000"))), Handler)
    print(f"Callbacks are heard at http://localhost:{server.server_port}/smile", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
