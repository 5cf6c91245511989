"""The columns of the tables that a batch writes: name, kind and meaning, in one place for every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotator.report.formulas import neutralise

TEXT, WHOLE, NUMBER, TEXTS = "text", "whole", "number", "texts"
SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``kind`` is ``text``, ``whole`` (integer), ``number`` or ``texts`` (a list of texts)."""

    name: str
    kind: str
    meaning: str


INSTRUMENTS = (
    Column("id", TEXT, "Path below what was named, or the id in a table; unique."),
    Column("title", TEXT, "Title as given, or as found in the text."),
    Column("country", TEXT, "As given in a table; empty if not."),
    Column("year", WHOLE, "As given in a table, else the last in the title before brackets and dashes; empty if none."),
    Column("language", TEXT, "ISO 639-1 code, und if undetermined."),
    Column("name", TEXT, "Name of the file."),
    Column("media_type", TEXT, "Media type of the source."),
    Column("sha256", TEXT, "SHA-256 of the source."),
    Column("error", TEXT, "Why there is no result; empty if there is one."),
    Column("words", WHOLE, "Words of the text."),
    Column("characters", WHOLE, "Characters of the text."),
    Column("coverage", NUMBER, "Share of the characters that stand in a recognised provision."),
    Column("provisions", WHOLE, "Nodes of the provision tree."),
    Column("clauses", WHOLE, "Clauses that were classified."),
    Column("offences", WHOLE, "Clauses that create an offence."),
    Column("powers", WHOLE, "Clauses that confer an intrusive power."),
    Column("findings", WHOLE, "All findings."),
    Column("high", WHOLE, "Findings of high severity."),
    Column("medium", WHOLE, "Findings of medium severity."),
    Column("low", WHOLE, "Findings of low severity."),
    Column("offence_drafting", WHOLE, "Findings on how offences are drafted."),
    Column("missing_safeguards", WHOLE, "Safeguards that a power needs and that were searched for in vain."),
    Column("wording", WHOLE, "Findings on wording that weakens a protection or hardens a power."),
    Column("whole_instrument", WHOLE, "Findings that need the whole instrument: scope gaps, open words, gateways, asymmetry."),
    Column("per_10000_words", NUMBER, "Findings for each 10,000 words."),
    Column("safeguards_needed", WHOLE, "Cells of the matrix: one safeguard that one power needs."),
    Column("safeguards_present", WHOLE, "Cells where a firm protection was found."),
    Column("safeguards_weak", WHOLE, "Cells where the protection is worded softly."),
    Column("safeguards_deferred", WHOLE, "Cells where the protection is left to other law."),
    Column("safeguards_optional", WHOLE, "Cells where the protection is a choice."),
    Column("safeguards_absent", WHOLE, "Cells where nothing was found."),
    Column("notices", TEXTS, "What reading could not do."),
    Column("version", TEXT, "Version of the annotator."),
    Column("model", TEXT, "Model that scored it."),
    Column("mode", TEXT, "How it scored: linear, cascade or full."),
    Column("catalogue", TEXT, "Hash of the catalogue."),
)
FINDINGS = (
    Column("instrument", TEXT, "Id of the instrument."),
    Column("title", TEXT, "Title of the instrument."),
    Column("country", TEXT, "Country of the instrument."),
    Column("year", WHOLE, "Year of the instrument."),
    Column("id", TEXT, "Id of the finding, unique within the instrument's report."),
    Column("fingerprint", TEXT, "The same for the same words in another version, wherever they stand."),
    Column("label", TEXT, "Label of the catalogue."),
    Column("family", TEXT, "risks, absences, wording or instrument."),
    Column("severity", TEXT, "A lawyer's judgement, from the catalogue."),
    Column("probability", NUMBER, "Calibrated; empty where no model was asked."),
    Column("origin", TEXT, "rule, model or absence."),
    Column("eid", TEXT, "Provision, as an Akoma Ntoso eId."),
    Column("provision", TEXT, "Provision, as a lawyer would name it."),
    Column("start", WHOLE, "First character of the words."),
    Column("end", WHOLE, "Character after the last one."),
    Column("quote", TEXT, "The words."),
    Column("message", TEXT, "What was found."),
    Column("suggestion", TEXT, "Wording to start from."),
    Column("searched", TEXTS, "eIds where a safeguard was searched for in vain."),
    Column("precedents", TEXTS, "Published criticisms of similar provisions."),
)
MATRIX = (
    Column("instrument", TEXT, "Id of the instrument."),
    Column("country", TEXT, "Country of the instrument."),
    Column("year", WHOLE, "Year of the instrument."),
    Column("eid", TEXT, "Provision that confers the power."),
    Column("provision", TEXT, "The same, as a lawyer would name it."),
    Column("powers", TEXTS, "Powers it confers."),
    Column("safeguard", TEXT, "Safeguard that they need."),
    Column("status", TEXT, "present, weak, deferred, optional or absent."),
)
TABLES: Mapping[str, tuple[Column, ...]] = {"instruments": INSTRUMENTS, "findings": FINDINGS, "matrix": MATRIX}


def to_cell(value: Any) -> str:
    """A value as a cell of a CSV file that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return neutralise(value)
    if isinstance(value, (list, tuple)):
        return neutralise(SEPARATOR.join(value))
    return str(value)


def arrow_schema(table: str) -> Any:
    """The ``pyarrow.Schema`` of a table; the meaning of a column travels as its metadata."""
    import pyarrow as pa

    kinds = {TEXT: pa.string(), WHOLE: pa.int64(), NUMBER: pa.float64(), TEXTS: pa.list_(pa.string())}
    return pa.schema([pa.field(c.name, kinds[c.kind], metadata={"meaning": c.meaning}) for c in TABLES[table]])
