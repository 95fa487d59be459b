"""The types say what the emulator's OpenAPI document says."""

from __future__ import annotations

import typing
from typing import Any, Dict, Iterator

import pytest

from smile_id_emulator import Emulator, types

# Where each type is in the document: a schema, and members on the way from it. [] is what a list has.
_PLACES = {
    types.Job: "Job",
    types.JobResult: "JobResult",
    types.Scenario: "Job.scenario",
    types.IntegrationWarning: "Job.warnings.[]",
    types.Callback: "Callback",
    types.CallbackResult: "Callback.result",
    types.Attempt: "Callback.attempts.[]",
    types.InboxMessage: "Inbox.messages.[]",
    types.Exchange: "Journal.exchanges.[]",
    types.Settings: "PartnerSettings",
}

_WORDS = {"string": str, "integer": int, "boolean": bool, "number": float}


@pytest.fixture(scope="module")
def schemas(smile_id_emulator: Emulator) -> Any:
    return smile_id_emulator._control.call("GET", "openapi.json")["components"]["schemas"]


def test_every_type_is_compared() -> None:
    assert {one.__name__ for one in _PLACES} == set(types.__all__)


@pytest.mark.parametrize("kind", _PLACES, ids=lambda one: one.__name__)
def test_members_are_those_of_the_document(kind: Any, schemas: Dict[str, Any]) -> None:
    schema = _find(schemas, _PLACES[kind])
    assert set(typing.get_type_hints(kind)) == set(schema["properties"])
    assert kind.__required_keys__ == set(schema.get("required", []))


@pytest.mark.parametrize("kind", _PLACES, ids=lambda one: one.__name__)
def test_texts_numbers_and_lists_are_so_there(kind: Any, schemas: Dict[str, Any]) -> None:
    properties = _find(schemas, _PLACES[kind])["properties"]
    for name, hint in typing.get_type_hints(kind).items():
        assert hint in set(_kinds(properties[name])) | {Any} or typing.get_origin(hint) in set(_kinds(properties[name])), name


def _kinds(schema: Dict[str, Any]) -> Iterator[Any]:
    if "enum" in schema:
        yield str
    elif schema.get("type") == "array":
        yield list
    elif schema.get("type") == "object" or "$ref" in schema:
        yield from (dict, types.Scenario, types.CallbackResult)
    elif "type" in schema:
        yield _WORDS[schema["type"]]


def _find(schemas: Dict[str, Any], place: str) -> Dict[str, Any]:
    name, *members = place.split(".")
    schema = schemas[name]
    for member in members:
        schema = schema["items"] if member == "[]" else schema["properties"][member]
        if "$ref" in schema:
            schema = schemas[schema["$ref"].rsplit("/", 1)[1]]
    found: Dict[str, Any] = schema
    return found
