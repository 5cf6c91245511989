"""Short builders for reports; every sentence here is invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html.parser import HTMLParser

from annotator.catalogue_loader import Catalogue, Label, Standard
from annotator.records import (
    Clause,
    Cue,
    Definition,
    Document,
    Evidence,
    Finding,
    Judgement,
    MatrixCell,
    MatrixRow,
    Penalty,
    Provision,
    Report,
    Run,
    Source,
    Span,
    Unrecognised,
)

SMALL_LAW: tuple[tuple[str, str, Sequence[str]], ...] = (
    ("1.", "Purpose", ("This Act has a purpose.",)),
    (
        "2.",
        "Gloomy messages",
        ("A person shall not send a gloomy message.", "A person who does so is liable to prison for three years."),
    ),
    ("3.", "Looking into machines", ("An officer may look into any machine at any time.",)),
)


def label(name: str, family: str, **changes: object) -> Label:
    """Return a catalogue entry."""
    values: dict[str, object] = {
        "id": name,
        "family": family,
        "title": name.replace("-", " ").capitalize(),
        "status": "stable",
        "since": "0.1",
        "flags": f"Marks {name}.",
        "why": f"Because {name} hurts.",
        "not_flagged": "Other things.",
        "sources": ("covenant",),
        "severity": "high",
    }
    return Label(**(values | changes))  # type: ignore[arg-type]


def catalogue(*labels: Label, standards: Mapping[str, Standard] | None = None) -> Catalogue:
    """Return a catalogue of a few labels."""
    entries = labels or (
        label("vague-content-offence", "risks"),
        label("missing-remedy", "absences"),
        label("missing-notification", "absences"),
        label("optional-safeguard", "wording", severity="low"),
        label("remedy", "safeguards"),
        label("search-seizure", "powers"),
        label("insult-defamation", "offences"),
    )
    cited = standards or {
        "covenant": Standard("covenant", "A Covenant", "art. 19", "https://example.org/covenant", "Speak freely.")
    }
    return Catalogue({f"{x.family}/{x.id}": x for x in entries}, {"search-seizure": ("remedy",)}, cited, {}, "c" * 64)


def law(
    sections: Sequence[tuple[str, str, Sequence[str]]] = SMALL_LAW, title: str = "Small Act", chapter: str = ""
) -> tuple[str, tuple[Provision, ...]]:
    """Return the text of an act and its tree: sections with numbered subsections, all in one chapter if it has a heading."""
    text = f"{title}\n\n"
    provisions: list[Provision] = []
    begin = len(text)
    if chapter:
        text += f"CHAPTER I\n{chapter}"
    chapter_heading = Span(begin, len(text))
    text += "\n\n" if chapter else ""
    for num, heading, paragraphs in sections:
        start = len(text)
        eid = f"sec_{num.strip('.')}"
        text += f"{num} {heading}"
        heading_span = Span(start, len(text))
        text += "\n"
        children = []
        for index, words in enumerate(paragraphs, start=1):
            at = len(text)
            text += f"({index}) {words}"
            span = Span(at, len(text))
            children.append(
                Provision(f"{eid}__subsec_{index}", "subsection", f"({index})", "", eid, span, Span(at, at + len(f"({index})")))
            )
            text += "\n"
        provisions.append(Provision(eid, "section", num, heading, None, Span(start, len(text.rstrip())), heading_span))
        provisions += children
        text += "\n"
    if chapter:
        provisions.insert(0, Provision("chp_I", "chapter", "CHAPTER I", chapter, None, Span(begin, len(text)), chapter_heading))
    return text, tuple(provisions)


def finding(
    report_text: str,
    quote: str,
    eid: str,
    name: str = "vague-content-offence",
    family: str = "risks",
    **changes: object,
) -> Finding:
    """Return a finding on the first place where ``quote`` stands."""
    start = report_text.index(quote)
    span = Span(start, start + len(quote))
    values: dict[str, object] = {
        "id": f"f-{name}-{start}",
        "label": name,
        "family": family,
        "eid": eid,
        "span": span,
        "quote": quote,
        "severity": "high",
        "probability": 0.83,
        "origin": "model",
        "message": f"About {name}.",
        "evidence": (Evidence(eid, span, quote),),
        "suggestion": "Say it better.",
    }
    return Finding(**(values | changes))  # type: ignore[arg-type]


def report(
    text: str | None = None,
    provisions: Sequence[Provision] | None = None,
    findings: Sequence[Finding] = (),
    *,
    title: str = "Small Act",
    language: str = "en",
    name: str = "small.txt",
    coverage: float = 1.0,
    unrecognised: Sequence[Unrecognised] = (),
    matrix: Sequence[MatrixRow] = (),
    judgements: Sequence[Judgement] = (),
    definitions: Sequence[Definition] = (),
    run: Run | None = None,
) -> Report:
    """Return a report on the small act, or on ``text``."""
    if text is None:
        text, provisions = law()
    return Report(
        document=Document(text, Source(name, "text/plain", "a" * 64), title, language),
        run=run or Run("0.1.0", "toy 1", "c" * 64, {"batch": "8"}),
        provisions=tuple(provisions or ()),
        judgements=tuple(judgements),
        findings=tuple(findings),
        matrix=tuple(matrix),
        definitions=tuple(definitions),
        unrecognised=tuple(unrecognised),
        coverage=coverage,
    )


def full_report() -> Report:
    """Return a report that fills every part of the page: overlaps, absences, matrix, offences, definitions."""
    text, provisions = law(chapter="GLOOM AND MACHINES")
    spans = {p.eid: p.span for p in provisions}
    power = "sec_3__subsec_1"
    absences = [
        Finding(
            f"f-{name}",
            name,
            "absences",
            power,
            spans[power],
            "",
            "medium",
            None,
            "absence",
            f"No {name}.",
            (),
            ("sec_3", "sec_1"),
        )
        for name in ("missing-remedy", "missing-notification")
    ]
    findings = [
        finding(text, "gloomy message", "sec_2__subsec_1"),
        finding(
            text,
            "send a gloomy",
            "sec_2__subsec_1",
            "optional-safeguard",
            "wording",
            severity="low",
            probability=None,
            origin="rule",
        ),
        finding(text, "A person shall not send a gloomy message.", "sec_2__subsec_1", "whole-clause", "other"),
        *absences,
    ]
    at = text.index("gloomy message")
    clause = Clause("c1", "sec_2__subsec_1", spans["sec_2__subsec_1"])
    sanction = Clause("c2", "sec_2__subsec_2", spans["sec_2__subsec_2"])
    judgements = [
        Judgement(clause, ("offence",), ("insult-defamation",), cues=(Cue("vague-terms", Span(at, at + 6)),)),
        Judgement(sanction, ("penalty",), penalty=Penalty(max_years=3)),
    ]
    cells = (
        MatrixCell("remedy", "absent", (), ("sec_3", "sec_1")),
        MatrixCell("legality", "present", (Evidence(power, spans[power], "An officer"),)),
    )
    return report(
        text,
        provisions,
        findings,
        judgements=judgements,
        matrix=[MatrixRow(power, ("search-seizure",), cells)],
        definitions=[Definition("machine", "sec_3", Span(at, at + 6))],
    )


class Page(HTMLParser):
    """What a page holds, read back: the text of the law, ids, links, elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.law: list[str] = []
        self.text: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self._in_block = 0
        self._open: list[bool] = []
        self._silent = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element; text inside blocks of the law is kept."""
        values = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(values)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if values.get("href"):
            self.links.append(str(values["href"]))
        if tag in ("meta", "input", "br", "link"):
            return
        classes = (values.get("class") or "").split()
        is_block = "b" in classes or "hd" in classes
        self._open.append(is_block)
        self._in_block += is_block
        self._silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        """Leave the element."""
        if tag in ("meta", "input", "br", "link"):
            return
        self._in_block -= self._open.pop()
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        if self._in_block:
            self.law.append(data)
        if not self._silent:
            self.text.append(data)
