"""Load the catalogue: strict YAML and word lists in, frozen labels out.

The catalogue is a lawyer's folder (``annotator/catalogue``; its README says how to add a label). Nothing in
it is optional by accident: whatever this loader does not know is an error, never ignored.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from annotator.catalogue_records import (
    FAMILIES,
    FOLDERS,
    REPORTED,
    SUGGESTION_SLOTS,
    Absence,
    Catalogue,
    Example,
    Label,
    Standard,
    UnknownLabelError,
)
from annotator.catalogue_yaml import (
    CatalogueError,
    Value,
    check_template,
    decode,
    did_you_mean,
    parse_lexicon,
    parse_yaml,
)
from annotator.records import SEVERITIES

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = [
    "FAMILIES",
    "FOLDERS",
    "Absence",
    "Catalogue",
    "CatalogueError",
    "Example",
    "Label",
    "Standard",
    "UnknownLabelError",
    "load_catalogue",
]

STATUSES = ("draft", "stable", "deprecated")
LEVELS = ("low", "medium", "high")
CATEGORIES = ("cyber-dependent", "cyber-enabled", "content", "other")
POWER_ROLES = ("power", "provider-duty", "cooperation")

_REQUIRED = ("id", "title", "status", "since", "flags", "why", "not", "sources", "examples")
_OPTIONAL = ("aliases", "see_also")
_RISK_KEYS = ("severity", "applies_to", "message", "suggestion", "evidence_lexicons")
_FAMILY_KEYS: Mapping[str, tuple[str, ...]] = {
    "offences": ("is_content", "category"),
    "powers": ("needs", "intrusiveness", "message"),
    "safeguards": ("evidence_lexicons",),
    "risks": _RISK_KEYS,
    "wording": _RISK_KEYS,
    "instrument": _RISK_KEYS,
}
_FEW_EXAMPLES = ("roles", "modalities")  # two of each kind are enough; elsewhere three
_ABSENCE_KEYS = ("title", "severity", "why", "message", "suggestion")
# Also in schema.json.
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_STANDARD_KEYS = ("title", "article", "url", "gist")


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Return the catalogue in ``folder``, or the packaged one; the result is cached for the process.

    Parameters
    ----------
    folder
        A folder of the same shape as ``annotator/catalogue``.

    Raises
    ------
    CatalogueError
        At the first mistake, with file, line and a suggestion.
    """
    return _load(None if folder is None else folder.resolve())


@cache
def _load(folder: Path | None) -> Catalogue:
    """Load once per folder and process."""
    return read_catalogue(folder)


def read_catalogue(folder: Path | None) -> Catalogue:
    """The catalogue as its files are now, without the cache of ``load_catalogue``."""
    root: Traversable = files("annotator") / "catalogue" if folder is None else folder
    if not root.is_dir():
        raise CatalogueError(str(folder or "annotator/catalogue"), 1, "there is no such folder", "check the path")
    texts = {file: decode(raw, file) for file, raw in sorted(catalogue_files(root))}
    digest = hashlib.sha256()
    for file, text in texts.items():
        digest.update(f"{file}\0{text}\0".encode())
    lexicons = {
        file[len("lexicons/") : -len(".txt")]: parse_lexicon(text, file)
        for file, text in texts.items()
        if file.startswith("lexicons/")
    }
    standards = read_standards(texts)
    documents = {file: parse_yaml(text, file) for file, text in texts.items() if file.split("/")[0] in FOLDERS}
    labels = [read_label(file, document) for file, document in documents.items()]
    for mistake in reference_mistakes(labels, documents, lexicons, standards):
        raise mistake
    labels += [_missing(label, label.absence) for label in labels if label.absence is not None]
    labels.sort(key=lambda label: (FAMILIES.index(label.family), label.id))
    table = {label.id: label.needs for label in labels if label.family == "powers"}
    return Catalogue(
        labels=MappingProxyType({f"{label.family}/{label.id}": label for label in labels}),
        powers_table=MappingProxyType(table),
        standards=MappingProxyType(standards),
        lexicons=MappingProxyType(lexicons),
        hash=digest.hexdigest(),
    )


def catalogue_files(root: Traversable) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file that counts; raise for anything that has no business here."""
    for entry in root.iterdir():
        if entry.name.startswith((".", "__pycache__")) or entry.name in (
            "README.md",
            "ids.lock",
            "schema.json",
        ):
            continue
        if entry.name == "standards.yaml":
            yield entry.name, entry.read_bytes()
        elif entry.is_dir() and entry.name in (*FOLDERS, "lexicons"):
            extension = ".txt" if entry.name == "lexicons" else ".yaml"
            for file in entry.iterdir():
                path = f"{entry.name}/{file.name}"
                if file.name.startswith("."):
                    continue
                if not file.name.endswith(extension) or file.name == extension:
                    raise CatalogueError(path, 1, "wrong kind of file", f"name it “{file.name.split('.')[0]}{extension}”")
                yield path, file.read_bytes()
        else:
            raise CatalogueError(entry.name, 1, "unknown file or folder", did_you_mean(entry.name, (*FOLDERS, "lexicons")))


def read_standards(texts: Mapping[str, str]) -> dict[str, Standard]:
    """Return the citable authorities, sorted by key."""
    file = "standards.yaml"
    if file not in texts:
        raise CatalogueError(file, 1, "the file is missing", "every label cites a standard by its key")
    root = parse_yaml(texts[file], file)
    entries = root.fields(file, root.data if isinstance(root.data, dict) else ())
    standards = {}
    for key in sorted(entries):
        fields = entries[key].fields(f"standard “{key}”", _STANDARD_KEYS)
        url = fields["url"].text("url") if fields["url"].data else None
        if url is not None and not url.startswith("https://"):
            raise fields["url"].error("“url” must begin with https://", "write null where the address is not certain")
        standards[key] = Standard(
            key=key,
            title=fields["title"].text("title"),
            article=fields["article"].text("article"),
            url=url,
            gist=fields["gist"].text("gist"),
        )
    return standards


def read_label(file: str, document: Value) -> Label:
    """Return the label that a file describes, its own shape checked, its references not yet."""
    family, name = file.removesuffix(".yaml").split("/")
    optional = (*_OPTIONAL, "absence") if family == "safeguards" else _OPTIONAL
    fields = document.fields(f"a label of “{family}”", (*_REQUIRED, *_FAMILY_KEYS.get(family, ())), optional)
    if fields["id"].text("id") != name:
        raise fields["id"].error(f"the id is “{fields['id'].text('id')}”, the file “{name}”", "make them the same")
    for value in (fields["id"], *(fields["aliases"].items("aliases") if "aliases" in fields else ())):
        _check_id(value)
    fires, silent = _examples(fields["examples"], 2 if family in _FEW_EXAMPLES else 3)
    message = fields.get("message")
    absence = fields.get("absence")

    def words(key: str) -> tuple[str, ...]:
        return fields[key].words(key) if key in fields else ()

    def choice(key: str, allowed: tuple[str, ...]) -> str | None:
        return fields[key].choice(key, allowed) if key in fields else None

    return Label(
        id=name,
        family=family,
        title=fields["title"].text("title"),
        status=fields["status"].choice("status", STATUSES),
        since=fields["since"].text("since"),
        flags=fields["flags"].text("flags"),
        why=fields["why"].text("why"),
        not_flagged=fields["not"].text("not"),
        sources=words("sources"),
        severity=choice("severity", SEVERITIES),
        message=check_template(message, "message", ("provision", "quote")) if message else None,
        suggestion=check_template(fields["suggestion"], "suggestion", SUGGESTION_SLOTS) if "suggestion" in fields else None,
        applies_to=words("applies_to"),
        evidence_lexicons=words("evidence_lexicons"),
        needs=words("needs"),
        is_content=fields["is_content"].truth("is_content") if "is_content" in fields else False,
        category=choice("category", CATEGORIES),
        intrusiveness=choice("intrusiveness", LEVELS),
        absence=_absence(absence) if absence else None,
        fires=fires,
        silent=silent,
        aliases=words("aliases"),
        see_also=words("see_also"),
    )


def _check_id(value: Value) -> None:
    """Refuse an id that ``ids.lock``, the model and addresses could not carry: words in lower case, joined by hyphens."""
    name = value.text("id")
    if not _ID.fullmatch(name):
        plain = "-".join(re.findall(r"[a-z0-9]+", name.lower()))
        advice = f"write “{plain}”" if _ID.fullmatch(plain) else "begin with a letter a to z"
        raise value.error(f"the id “{name}” is not words in lower case joined by hyphens", advice)


def _examples(value: Value, least: int) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    """Return the examples that fire and those that stay silent, at least so many of each, all written and all different."""
    kinds = value.fields("“examples”", ("fires", "silent"))
    for kind, entry in kinds.items():
        if len(entry.items(kind)) < least:
            found = len(entry.items(kind))
            raise entry.error(f"too few examples under “{kind}”: {found}", f"write at least {least}")
    fires = [item.fields("an example", ("text",), ("note",)) for item in kinds["fires"].items("fires")]
    silent = [item.fields("an example", ("text", "because")) for item in kinds["silent"].items("silent")]
    _check_examples([*fires, *silent])
    return (
        tuple(Example(item["text"].text("text"), item["note"].text("note") if "note" in item else "") for item in fires),
        tuple(Example(item["text"].text("text"), item["because"].text("because")) for item in silent),
    )


def _check_examples(examples: Iterable[Mapping[str, Value]]) -> None:
    """Refuse an example that was copied and not changed: a placeholder without a word, or a text that stands there already."""
    lines: dict[str, int] = {}
    for example in examples:
        for key, value in example.items():
            words = value.text(key)
            if not any(sign.isalnum() for sign in words):
                raise value.error(f"“{key}” is still a placeholder: {words}", "write a clause, or why it stays silent")
        text = example["text"]
        words = text.text("text").casefold()
        if words in lines:
            raise text.error(f"this example stands already in line {lines[words]}", "write another clause")
        lines[words] = text.line


def _absence(value: Value) -> Absence:
    """Return what is said where the safeguard is missing."""
    fields = value.fields("“absence”", _ABSENCE_KEYS)
    return Absence(
        title=fields["title"].text("title"),
        severity=fields["severity"].choice("severity", SEVERITIES),
        why=fields["why"].text("why"),
        message=check_template(fields["message"], "message", ("provision", "power")),
        suggestion=check_template(fields["suggestion"], "suggestion", SUGGESTION_SLOTS),
    )


def _missing(safeguard: Label, absence: Absence) -> Label:
    """Return the label ``missing-<safeguard>`` that a safeguard's ``absence`` block describes."""
    return Label(
        id=f"missing-{safeguard.id}",
        family="absences",
        title=absence.title,
        status=safeguard.status,
        since=safeguard.since,
        flags=f"A power needs “{safeguard.title}”, and nothing that reaches its provision provides it.",
        why=absence.why,
        not_flagged="A safeguard that is there but optional, deferred or weak: the matrix shows it as such.",
        sources=safeguard.sources,
        severity=absence.severity,
        message=absence.message,
        suggestion=absence.suggestion,
        applies_to=POWER_ROLES,
        evidence_lexicons=safeguard.evidence_lexicons,
        see_also=(safeguard.id,),
    )


def reference_mistakes(
    labels: list[Label],
    documents: Mapping[str, Value],
    lexicons: Mapping[str, tuple[str, ...]],
    standards: Mapping[str, Standard],
) -> Iterator[CatalogueError]:
    """Yield every label that names what does not exist, and every needed safeguard that is silent on its absence."""
    ids = {family: {label.id for label in labels if label.family == family} for family in FOLDERS}
    missing = {f"missing-{name}" for name in ids["safeguards"]}
    everything = missing.union(*ids.values())
    taken = set(everything)
    with_absence = {label.id for label in labels if label.absence is not None}
    needed = {name for label in labels for name in label.needs}
    reported = {f"missing-{name}": f"safeguards/{name}.yaml" for name in with_absence}
    for label in labels:
        fields = documents[f"{label.family}/{label.id}.yaml"].fields("", (), _all_keys(label.family))
        if label.family in REPORTED:  # reports and suppressions name a finding by its id alone
            if label.id in reported:
                yield fields["id"].error(f"the id “{label.id}” is that of a label from {reported[label.id]}", "choose another")
            reported.setdefault(label.id, f"{label.family}/{label.id}.yaml")
        references = (
            ("sources", label.sources, standards, "standard"),
            ("evidence_lexicons", label.evidence_lexicons, lexicons, "lexicon"),
            ("needs", label.needs, ids["safeguards"], "safeguard"),
            ("applies_to", label.applies_to, ids["roles"], "role"),
            ("see_also", label.see_also, everything, "label"),
        )
        for key, names, known, kind in references:
            for name in names:
                if name not in known:
                    advice = did_you_mean(name, known) + (f" - or create lexicons/{name}.txt" if kind == "lexicon" else "")
                    yield fields[key].error(f"unknown {kind} “{name}”", advice)
        for key in ("sources", "needs", "applies_to"):
            if key in fields and not fields[key].items(key):
                yield fields[key].error(f"“{key}” is empty", "name at least one")
        for alias in label.aliases:
            if alias in taken:
                yield fields["aliases"].error(f"the alias “{alias}” is already a label's name", "choose another")
            taken.add(alias)
        for name in label.needs:
            if name not in with_absence:
                yield fields["needs"].error(f"safeguard “{name}” has no “absence” block", f"add one to safeguards/{name}.yaml")
        if label.absence is not None and label.id not in needed:
            yield fields["absence"].error(f"no power needs “{label.id}”", "add it to a power's “needs” or remove the block")


def _all_keys(family: str) -> tuple[str, ...]:
    """Return every key that a label of the family may carry."""
    return (*_REQUIRED, *_OPTIONAL, "absence", *_FAMILY_KEYS.get(family, ()))
