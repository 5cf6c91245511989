"""What a provision is called and where it stands, for every output but the page."""

from __future__ import annotations

from bisect import bisect_right

from annotator.reason.findings import describe_provision
from annotator.records import Provision, Report
from annotator.report.html_text import show_plain


class ProvisionNames:
    """Names, headings and pages of the provisions of one report."""

    def __init__(self, report: Report) -> None:
        self._provisions = {p.eid: p for p in report.provisions}
        self._pages = report.document.pages

    def provision(self, eid: str) -> Provision | None:
        """The provision with this eId."""
        return self._provisions.get(eid)

    def name(self, eid: str) -> str:
        """``Section 5(2)``; the eId in words where it is not in the report."""
        return describe_provision(eid, opens_sentence=True)

    def heading(self, eid: str) -> str:
        """The nearest heading at or above a provision, on one line; empty where there is none."""
        here = self._provisions.get(eid)
        while here is not None:
            if here.heading.strip():
                return on_one_line(here.heading)
            here = self._provisions.get(here.parent) if here.parent else None
        return ""

    def page(self, offset: int) -> int | None:
        """The page, counted from 1, on which a character stands; ``None`` where the source has no pages."""
        return bisect_right(self._pages, offset) or None if self._pages else None


def on_one_line(text: str) -> str:
    """Text with runs of white space as single spaces and hidden characters shown."""
    return " ".join(show_plain(text).split())
