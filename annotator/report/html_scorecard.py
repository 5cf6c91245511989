"""The scorecard on the page: one line a share, with the family that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.report.html_labels import FamilyStyle, family_style
from annotator.report.scorecard import Scorecard, describe_share, describe_standing

__all__ = ["CardLine", "ScorecardView", "scorecard_view"]


@dataclass(frozen=True, slots=True)
class CardLine:
    """One share in words: its family, what was counted, out of how many, and how others compare."""

    style: FamilyStyle
    what: str
    share: str
    compared: str


@dataclass(frozen=True, slots=True)
class ScorecardView:
    """The lines, and one sentence on what they are compared with or why they are not."""

    lines: tuple[CardLine, ...]
    comparison: str
    is_compared: bool


def scorecard_view(card: Scorecard) -> ScorecardView:
    """Put a scorecard into words for the page."""
    lines = tuple(
        CardLine(
            family_style(share.family),
            share.what,
            describe_share(share),
            "" if card.why_none else describe_standing(standing, card.corpus),
        )
        for share, standing in card.shares
    )
    return ScorecardView(lines, card.why_none or _comparison(card), not card.why_none)


def _comparison(card: Scorecard) -> str:
    """What the shares are compared with, and what that does not mean."""
    if card.corpus is None:
        return ""
    return (
        f"Beside them stand {len(card.corpus.instruments)} instruments that the same model read in the same way on "
        f"{card.corpus.date}. They were chosen for their subject and do not stand for all laws; a higher share means that more "
        "was marked, not that a law is worse."
    )
