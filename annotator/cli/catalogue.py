"""``annotator labels`` and ``annotator explain``: the catalogue, readable."""

from __future__ import annotations

from annotator.catalogue_loader import FAMILIES, Catalogue, Label, load_catalogue
from annotator.errors import AnnotatorError
from annotator.reason.wording import SUGGESTION_HEADING, describe_suggestion

TITLES = {
    "roles": "Roles of a clause",
    "offences": "Offence types",
    "powers": "Intrusive powers",
    "safeguards": "Safeguards",
    "modalities": "Modality",
    "risks": "Risks: offence drafting",
    "wording": "Risks: optional and weak wording",
    "absences": "Risks: missing safeguards",
    "instrument": "Risks: the instrument as a whole",
}


def run_labels(family: str | None) -> int:
    """Print labels by family; return the exit code."""
    catalogue = load_catalogue()
    if family is not None and family not in FAMILIES:
        raise AnnotatorError(f"There is no family {family!r}; there are {', '.join(FAMILIES)}.")
    for name in [family] if family else FAMILIES:
        print(f"{TITLES.get(name, name)}")
        for label in catalogue.family(name):
            severity = f" ({label.severity})" if label.severity else ""
            print(f"  {label.id:34} {label.title}{severity}")
        print()
    return 0


def run_explain(name: str) -> int:
    """Print everything the catalogue says about one label; return the exit code."""
    catalogue = load_catalogue()
    label = catalogue.label(name.strip().lower())
    print(f"{label.id} - {label.title}")
    print(f"{TITLES.get(label.family, label.family)}" + (f"; severity {label.severity}" if label.severity else "") + "\n")
    for title, text in (
        ("What it flags", label.flags),
        ("Why it matters", label.why),
        ("What it does not flag", label.not_flagged),
    ):
        _paragraph(title, text)
    if label.needs:
        _paragraph("Safeguards it needs", ", ".join(label.needs))
    if label.suggestion:
        _paragraph(SUGGESTION_HEADING, describe_suggestion(label.suggestion))
    _examples(label)
    _sources(label, catalogue)
    return 0


def _paragraph(title: str, text: str) -> None:
    import textwrap

    print(title)
    print(textwrap.fill(" ".join(text.split()), 96, initial_indent="  ", subsequent_indent="  ") + "\n")


def _examples(label: Label) -> None:
    for title, examples in (("It fires on", label.fires), ("It stays silent on", label.silent)):
        for example in examples:
            note = f"  ({' '.join(example.note.split())})" if example.note else ""
            _paragraph(title, f"“{' '.join(example.text.split())}”{note}")


def _sources(label: Label, catalogue: Catalogue) -> None:
    if label.sources:
        print("Standards")
        for key in label.sources:
            standard = catalogue.standards[key]
            place = f", {standard.article}" if standard.article else ""
            print(f"  {standard.title}{place}" + (f"  {standard.url}" if standard.url else ""))
