"""The scorecard as the plain values of the JSON report."""

from __future__ import annotations

from typing import Any

from annotator.records import Report
from annotator.report.corpus_figures import CorpusFigures
from annotator.report.figures import Share
from annotator.report.scorecard import Scorecard, Standing, scorecard


def scorecard_values(report: Report, card: Scorecard | None = None) -> dict[str, Any]:
    """Families, shares with their denominators, sections to read first, and what the shares were compared with.

    Parameters
    ----------
    report
        What was found.
    card
        Its scorecard, if it was made already.
    """
    card = card or scorecard(report)
    return {
        "families": [
            {"family": f.family, "findings": f.findings, **dict(f.severities), "provisions": f.provisions} for f in card.families
        ],
        "shares": [_share(share, standing) for share, standing in card.shares],
        "read_first": [{"eid": s.eid, "findings": s.findings, "labels": list(s.labels)} for s in card.first],
        "corpus": None if card.corpus is None else _corpus(card.corpus),
        "not_compared": card.why_none or None,
    }


def _share(share: Share, standing: Standing) -> dict[str, Any]:
    is_compared = standing.percent is not None
    return {
        "id": share.id,
        "family": share.family,
        "what": share.what,
        "count": share.count,
        "of": share.of,
        "unit": share.unit,
        "share": None if share.value is None else round(share.value, 4),
        "higher_than": {"percent": standing.percent, "instruments": standing.instruments} if is_compared else None,
        "not_compared": standing.why_none or None,
    }


def _corpus(corpus: CorpusFigures) -> dict[str, Any]:
    return {
        "date": corpus.date,
        "instruments": len(corpus.instruments),
        "model": corpus.model,
        "model_sha256": corpus.model_sha256,
        "mode": corpus.mode,
        "catalogue": corpus.catalogue,
    }
