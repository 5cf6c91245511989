"""The table of findings at the end of a Word file, in a content control that a second run knows and replaces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from annotator.catalogue_records import Catalogue
from annotator.reading.docx_names import SUMMARY_TAG
from annotator.reason.findings import describe_provision
from annotator.records import SEVERITIES, Finding, Report
from annotator.word.comment_text import title_of
from annotator.word.markup import Markup, Words

_WIDTHS = (350, 850, 650, 1450, 1700)
_HEADER = ("No.", "Provision", "Severity", "Finding", "Words")
LONGEST_QUOTE = 160
_GREY = "666666"


def summary_markup(
    report: Report, groups: Sequence[Sequence[Finding]], catalogue: Catalogue, markup: Markup, notes: Sequence[str]
) -> str:
    """The content control with heading, counts, cautions and one row a comment.

    Parameters
    ----------
    report
        The report.
    groups
        Findings by comment, in the order of the text.
    catalogue
        Titles of labels.
    markup
        Writes elements with the prefix of the part.
    notes
        Sentences about comments of earlier runs and findings without a place.
    """
    lines = [*counts(report), *report.document.notices, *notes, *_gone(report, catalogue)]
    heading = markup.paragraph(
        [Words("Findings of the annotator", is_bold=True, size=32)],
        markup.element("pageBreakBefore") + markup.element("spacing", before=0, after=160),
    )
    content = heading + "".join(markup.paragraph([Words(line)]) for line in lines)
    if groups:
        content += markup.table(_HEADER, [_row(number, group, catalogue) for number, group in enumerate(groups, 1)], _WIDTHS)
    run = report.run
    content += markup.paragraph(
        [
            Words(
                f"annotator {run.version}, model {run.model}, catalogue {run.catalogue[:12]}, "
                f"file {report.document.source.sha256[:12]}",
                size=16,
                colour=_GREY,
            )
        ]
    )
    properties = markup.element("alias", val="Findings of the annotator") + markup.element("tag", val=SUMMARY_TAG)
    return markup.element("sdt", markup.element("sdtPr", properties) + markup.element("sdtContent", content))


def counts(report: Report) -> list[str]:
    """What was read, found and left out, and what that does not mean."""
    read = len(report.judgements)
    active = report.active_findings
    clauses = f"{read} clause{'' if read == 1 else 's'}"
    looked = "vague offences, missing safeguards and optional wording"
    if active:
        severe = Counter(f.severity for f in active)
        shares = ", ".join(f"{severe[s]} {s}" for s in SEVERITIES if severe[s])
        first = f"{clauses} were read for {looked}; {len(active)} finding{'' if len(active) == 1 else 's'}: {shares}."
    else:
        first = (
            f"{clauses} were read for {looked}, and no finding is reported. "
            "This describes the search and not the instrument: a person still has to read it."
        )
    lines = [first]
    if report.baseline is not None:
        new = sum(f.change == "new" for f in active)
        lines.append(
            f"Against {report.baseline.name}: {new} new, {len(active) - new} unchanged, {len(report.baseline.gone)} gone."
        )
    lines.append(
        "This is a reading aid, not legal advice. It overlooks risks and marks harmless words; a provision without a "
        "comment has not been cleared."
    )
    return lines


def _gone(report: Report, catalogue: Catalogue) -> list[str]:
    gone = report.baseline.gone if report.baseline else ()
    titles = {label.id: label.title for label in catalogue.labels.values()}
    return [f"No longer found: {describe_provision(g.eid)}, {titles.get(g.label, g.label)}, “{_shorten(g.quote)}”" for g in gone]


def _row(number: int, group: Sequence[Finding], catalogue: Catalogue) -> list[list[Words]]:
    def small(text: str) -> Words:
        return Words(text, size=18)

    names = [title_of(f, catalogue) + (" (new)" if f.change == "new" else "") for f in group]
    worst = min((f.severity for f in group), key=lambda s: SEVERITIES.index(s) if s in SEVERITIES else len(SEVERITIES))
    place = describe_provision(group[0].eid)
    return [
        [small(str(number))],
        [small(place[:1].upper() + place[1:])],
        [small(worst)],
        [small(name) for name in names],
        [small(f"“{_shorten(group[0].quote)}”" if group[0].quote.strip() else "")],
    ]


def _shorten(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"
