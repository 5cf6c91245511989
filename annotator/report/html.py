"""Render a report as one self-contained HTML page: no network, strict content security policy, same bytes every time."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from annotator.records import Report
from annotator.report.html_decisions import compare_sentence, gone_rows, silenced_rows
from annotator.report.html_facets import Facets
from annotator.report.html_index import build_index
from annotator.report.html_labels import Words
from annotator.report.html_layout import lay_out
from annotator.report.html_marks import dress, number_findings, vague_spans
from annotator.report.html_matrix import build_matrix
from annotator.report.html_notes import card_view, label_texts
from annotator.report.html_review import review_facts
from annotator.report.html_scorecard import scorecard_view
from annotator.report.html_shell import RIGHT_TO_LEFT, content_policy, load_asset, page_template
from annotator.report.html_summary import Places, count_families, looked_for, read_first, summarise
from annotator.report.html_tables import definitions, offence_rows, penalty_rows, unrecognised
from annotator.report.html_text import show_plain
from annotator.report.receipt import receipt
from annotator.report.scorecard import scorecard
from annotator.report.search_scope import LEAST_COVERAGE, reported_labels

if TYPE_CHECKING:
    from annotator.catalogue_loader import Catalogue

__all__ = ["render_html"]

STYLES = ("report.css", "tables.css", "review.css", "widths.css", "print.css")
SCRIPTS = (
    "page.js",
    "margin.js",
    "filter.js",
    "search.js",
    "walk.js",
    "matrix.js",
    "index.js",
    "state.js",
    "review.js",
    "start.js",
)


def render_html(report: Report, catalogue: Catalogue) -> str:
    """Return the report as one HTML file.

    Parameters
    ----------
    report
        What a run found. No part of it is trusted: texts, names and labels are escaped, hidden characters shown.
    catalogue
        Where titles, reasons and standards come from.

    Returns
    -------
    str
        A page that works from ``file://``, can be encoded as UTF-8, and depends on the arguments alone.
    """
    style, script = _style(), _script()
    page = page_template("report.html.j2").render(
        policy=content_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        report=report,
        **_head(report),
        **_findings(report, Words(catalogue)),
        **_foot(report),
    )
    return page.encode("utf-8", "replace").decode("utf-8")


def _head(report: Report) -> dict[str, Any]:
    """What the page says of the document before anything of its findings."""
    source, title = report.document.source, _title(report)
    return {
        "language": show_plain(report.document.language) or "en",
        "direction": "rtl" if report.document.language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr",
        "title": title,
        "is_shouted": title.isupper(),
        "source": show_plain(source.name),
        "media_type": show_plain(source.media_type),
        "notices": [show_plain(notice) for notice in report.document.notices],
        "compared": compare_sentence(report),
        "card": scorecard_view(scorecard(report)),
    }


def _findings(report: Report, words: Words) -> dict[str, Any]:
    """The law with its findings beside it, and every table that points into it."""
    layout = lay_out(report)
    places = Places(report, layout)
    facets = Facets(report, layout, words)
    numbered = number_findings(report.active_findings)
    dressed = iter(dress(report, layout, numbered))
    groups = []
    for group in layout.groups:
        blocks = [next(dressed) for _ in group.blocks]
        groups.append((group, [(block, [card_view(card, places, words, facets) for card in block.cards]) for block in blocks]))
    return {
        "facts": review_facts(report, numbered, words),
        "summary": summarise(report, numbered, words),
        "silenced": silenced_rows(report, places, words),
        "gone": gone_rows(report, places, words),
        "families": count_families(numbered, len(vague_spans(report))),
        "looked": looked_for(reported_labels(words.catalogue, report)),
        "first": read_first(report, numbered, places, facets, words),
        "choices": facets.choices(numbered),
        "total": len(numbered),
        "index": build_index(report, layout, numbered),
        "groups": groups,
        "matrix": build_matrix(report, places, words),
        "offences": offence_rows(report, places, words),
        "penalties": penalty_rows(report, places),
        "definitions": definitions(report, places),
        "texts": label_texts(numbered, words),
    }


def _foot(report: Report) -> dict[str, Any]:
    """Method and limits: what was not read, with which settings, model and receipt the page was made."""
    return {
        "lost": unrecognised(report),
        "is_covered": report.coverage >= LEAST_COVERAGE,
        "coverage": _percentage(report.coverage),
        "options": sorted((show_plain(key), show_plain(value)) for key, value in report.run.options.items()),
        "run": {
            "version": report.run.version,
            "model": report.run.model,
            "catalogue": report.run.catalogue,
            "receipt": receipt(report.document.source, report.run),
        },
    }


@cache
def _style() -> str:
    """Return the style sheet of the page; paper comes last, because it overrides."""
    return "".join(load_asset(name) for name in STYLES)


@cache
def _script() -> str:
    """Return the script of the page: its parts in one function, so that they share names and leave none behind."""
    parts = "\n".join(load_asset(name) for name in SCRIPTS)
    return f'"use strict";\n(function () {{\n{parts}}})();\n'


def _title(report: Report) -> str:
    """Return the instrument's title, or the name of its file."""
    return " ".join(show_plain(report.document.title or report.document.source.name).split()) or "Untitled instrument"


def _percentage(share: float) -> str:
    """Return a share as a percentage that is never rounded up to a hundred."""
    return "100 %" if share >= 1 else f"{int(share * 1000) / 10:.1f} %"
