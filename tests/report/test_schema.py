"""The published JSON Schema: valid itself, strict enough to notice mistakes, open to later fields."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema
import pytest
from report_factories import full_report

from annotator.records import SCHEMA_VERSION
from annotator.report.json_report import to_dict
from annotator.report.schemas import REPORT_SCHEMA, report_schema

SCHEMA = json.loads(report_schema())


def valid() -> dict[str, Any]:
    return json.loads(json.dumps(to_dict(full_report())))


def test_the_schema_is_one_of_draft_2020_12() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_its_file_is_named_after_the_major_version() -> None:
    assert f"report-{SCHEMA_VERSION.split('.')[0]}.schema.json" == REPORT_SCHEMA


def test_a_report_is_valid_and_a_field_of_a_later_version_does_no_harm() -> None:
    content = valid()
    jsonschema.validate(content, SCHEMA, cls=jsonschema.Draft202012Validator)
    content["findings"][0]["a_later_field"] = 1
    jsonschema.validate(content, SCHEMA, cls=jsonschema.Draft202012Validator)


MISTAKES = {
    "a severity nobody knows": (("findings", 0, "severity"), "terrible"),
    "a probability above one": (("findings", 0, "probability"), 1.5),
    "an offset below zero": (("provisions", 0, "start"), -1),
    "a hash that is none": (("instrument", "source", "sha256"), "abc"),
    "another major version": (("schema_version",), "2.0"),
    "a status nobody knows": (("matrix", 0, "cells", "remedy", "status"), "fine"),
    "a modality nobody knows": (("clauses", 0, "modality"), "maybe"),
    "an eId with a space": (("findings", 0, "eid"), "sec 1"),
    "a text as a list": (("definitions", 0, "term"), ["x"]),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_noticed(case: str) -> None:
    path, value = MISTAKES[case]
    content: Any = valid()
    at = content
    for key in path[:-1]:
        at = at[key]
    assert at[path[-1]] != value
    at[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, SCHEMA, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("part", sorted(SCHEMA["required"]))
def test_no_part_may_be_missing(part: str) -> None:
    content = copy.deepcopy(valid())
    del content[part]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, SCHEMA, cls=jsonschema.Draft202012Validator)
