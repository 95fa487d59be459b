"""Reads {"folder": ..., "cases": [{"schema": ..., "value": ...}]} on stdin; prints what jsonschema says of each."""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator

asked = json.load(sys.stdin)
validators = {}


def validator_of(name):
    if name not in validators:
        path = pathlib.Path(asked["folder"]) / f"{name}.schema.json"
        schema = json.loads(path.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        validators[name] = Draft202012Validator(schema)
    return validators[name]


json.dump([validator_of(one["schema"]).is_valid(one["value"]) for one in asked["cases"]], sys.stdout)
