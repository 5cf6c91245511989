"""The scorecard of an instrument: counts, shares with their denominators, what to read first, and how others compare.

There is no total: figures of different families are never added up or weighed into one number. A share is compared with the
corpus only where both were measured by the same model, mode and catalogue, and where enough instruments have the share at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotator.records import Report
from annotator.report.corpus_figures import CorpusFigures, load_figures
from annotator.report.figures import FamilyCount, FirstSection, Share, count_families, first_sections, measure_shares

#: A percentile over fewer instruments says more about their choice than about the one that is compared.
LEAST_INSTRUMENTS = 30
#: A share of fewer things than this swings too far with each of them to be compared (one of two is a half).
LEAST_OF = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """A share among those of other instruments: higher than ``percent`` per cent of ``instruments``, or why none is shown."""

    percent: int | None = None
    instruments: int = 0
    why_none: str = ""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The parts of a scorecard; ``why_none`` says why no share at all is compared, and is empty otherwise."""

    families: tuple[FamilyCount, ...]
    shares: tuple[tuple[Share, Standing], ...]
    first: tuple[FirstSection, ...]
    corpus: CorpusFigures | None
    why_none: str = ""


def scorecard(report: Report) -> Scorecard:
    """The scorecard of a report, compared with the figures that come with the package."""
    return make_scorecard(report, load_figures())


def make_scorecard(report: Report, corpus: CorpusFigures | None) -> Scorecard:
    """The scorecard of a report.

    Parameters
    ----------
    report
        What was found.
    corpus
        Figures of other instruments; ``None`` where there are none.
    """
    why_none = why_not_compared(report, corpus)
    compared = [
        (
            share,
            Standing(why_none=why_none) if why_none or corpus is None else stand(share, corpus, report.document.source.sha256),
        )
        for share in measure_shares(report)
    ]
    return Scorecard(count_families(report), tuple(compared), first_sections(report), corpus, why_none)


def why_not_compared(report: Report, corpus: CorpusFigures | None) -> str:
    """One sentence on why a report cannot be compared with the corpus; empty where it can."""
    if corpus is None:
        return "No share is compared, because no figures of other instruments come with this installation."
    run, made = report.run, f"the figures of other instruments ({corpus.date})"
    if report.document.language not in {"en", "und"}:
        return f"No share is compared, because {made} are of English texts."
    if run.model_sha256 != corpus.model_sha256 or not run.model_sha256:
        return f"No share is compared, because {made} were measured by another model ({corpus.model})."
    if run.options.get("mode") != corpus.mode:
        mode = run.options.get("mode", "unknown")
        return f"No share is compared, because {made} were measured in the mode {corpus.mode!r}, and this report in {mode!r}."
    if run.catalogue != corpus.catalogue:
        return f"No share is compared, because {made} were measured with another catalogue ({corpus.catalogue[:16]})."
    if report.suppressed_findings:
        return f"No share is compared, because recorded decisions silence findings here, and none in {made}."
    return ""


def stand(share: Share, corpus: CorpusFigures, sha256: str = "") -> Standing:
    """How a share stands among those of other instruments.

    Parameters
    ----------
    share
        A share of the instrument.
    corpus
        Figures of other instruments.
    sha256
        Hash of the instrument's file, which is not compared with itself.

    Returns
    -------
    Standing
        The per cent, rounded down, of instruments whose share is lower.
    """
    if share.of < LEAST_OF:
        return Standing(why_none=f"too few {share.unit} to compare ({share.of}; at least {LEAST_OF} are needed)")
    others = [i.shares[share.id] for i in corpus.instruments if share.id in i.shares and i.sha256 != sha256]
    others = [(count, of) for count, of in others if of >= LEAST_OF]
    if len(others) < LEAST_INSTRUMENTS:
        return Standing(
            instruments=len(others),
            why_none=f"only {len(others)} other instruments have {LEAST_OF} {share.unit} or more; {LEAST_INSTRUMENTS} are needed",
        )
    # Fractions are compared crosswise in whole numbers, so that no rounding decides.
    lower = sum(count * share.of < share.count * of for count, of in others)
    return Standing(100 * lower // len(others), len(others))


def describe_share(share: Share) -> str:
    """Return ``3 of 12 offences (25 %)``; the denominator is never left out."""
    if share.value is None:
        return f"no {share.unit}"
    return f"{share.count:,} of {share.of:,} {share.unit} ({percentage(share.count, share.of)})"


def percentage(count: int, of: int) -> str:
    """A share in per cent: never 0 where there is something, never 100 where something is missing."""
    if 0 < 100 * count < of:
        return "under 1 %"
    return f"{min((200 * count + of) // (2 * of), 100 if count == of else 99)} %"


def describe_standing(standing: Standing, corpus: CorpusFigures | None) -> str:
    """Return ``higher than 80 % of 48 other instruments (2026-11-22)``, or why none is shown."""
    if standing.percent is None or corpus is None:
        return f"not compared: {standing.why_none}" if standing.why_none else "not compared"
    return f"higher than {standing.percent} % of {standing.instruments} other instruments ({corpus.date})"


def figure_lines(card: Scorecard) -> list[str]:
    """The shares in words, a line each, for outputs of plain text; a reason that holds for all of them comes last and once."""
    lines = []
    for share, standing in card.shares:
        compared = "" if card.why_none else f"; {describe_standing(standing, card.corpus)}"
        lines.append(f"{share.what[0].upper()}{share.what[1:]}: {describe_share(share)}{compared}")
    return [*lines, card.why_none] if card.why_none else lines
