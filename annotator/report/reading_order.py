"""Which sections to read first: those with the most and gravest kinds of findings."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.records import Finding

#: What a kind of finding weighs by its severity, and how many sections are named.
WEIGHT = {"high": 4.0, "medium": 2.0, "low": 1.0}
MOST = 10
ABSENCES = "absences"


def rank_sections(placed: Sequence[tuple[str, Finding]]) -> list[tuple[str, list[int]]]:
    """The sections with findings, weightiest first.

    Each kind of finding counts once for a section, by its severity; a missing safeguard counts half, or every
    power would come before every offence.

    Parameters
    ----------
    placed
        Each finding with the eId of its section, in the order of the text.

    Returns
    -------
    list
        eIds of all sections that have findings, each with the positions of its findings in ``placed``.
    """
    sections: dict[str, list[int]] = {}
    for position, (section, _) in enumerate(placed):
        sections.setdefault(section, []).append(position)

    def weight(positions: list[int]) -> float:
        worst: dict[str, float] = {}
        for position in positions:
            finding = placed[position][1]
            half = 0.5 if finding.family == ABSENCES else 1.0
            worst[finding.label] = max(worst.get(finding.label, 0.0), half * WEIGHT.get(finding.severity, 1.0))
        return sum(worst.values())

    return sorted(sections.items(), key=lambda pair: (-weight(pair[1]), -len(pair[1]), pair[1][0]))
