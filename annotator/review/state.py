"""What a reviewer decided in the HTML page, as the page exports it: ``annotator-review/1``, see ``docs/review.md``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from annotator.errors import AnnotatorError
from annotator.review.baseline import read_json_object

SCHEMA = "annotator-review/1"
VERDICTS = ("accept", "reject", "relabel", "comment")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision about one finding; ``relabel`` is the other label, ``at`` the time as written, in ISO 8601."""

    finding: str
    label: str
    eid: str
    quote: str
    verdict: str
    relabel: str
    comment: str
    author: str
    at: str
    fingerprint: str = ""

    @property
    def day(self) -> str:
        """The day of the decision, ``2026-11-20``."""
        return _time(self.at).date().isoformat()


@dataclass(frozen=True, slots=True)
class ReviewState:
    """All decisions of an export, and the hash of the file they were made on."""

    sha256: str
    decisions: tuple[Decision, ...]


def read_state(path: Path, labels: Collection[str], author: str = "") -> ReviewState:
    """Read an export of the HTML page.

    Parameters
    ----------
    path
        The JSON file.
    labels
        Labels that a finding can have.
    author
        Who decided, where the file does not say.

    Raises
    ------
    AnnotatorError
        If it is no such export, or a decision is incomplete: an unknown verdict or label, a rejection without a
        reason, no author, two verdicts on one finding. The message names the decision.
    """
    data = read_json_object(path, "a review")
    report, decisions = data.get("report"), data.get("decisions")
    if data.get("schema") != SCHEMA or not isinstance(report, dict) or not isinstance(decisions, list):
        raise AnnotatorError(f"{path.name} is no review ({SCHEMA}): export one from the page that -o report.html writes.")
    signed = _text(data.get("author")) or author
    made = [_decision(entry, number, path.name, labels, signed) for number, entry in enumerate(decisions, start=1)]
    silent = [d.finding for d in made if d.verdict == "reject" and not d.comment]
    if silent:
        raise AnnotatorError(
            f"{path.name}: {len(silent)} rejections have no reason ({', '.join(silent[:3])}{' ...' if len(silent) > 3 else ''}): "
            "write why into the comment, then export again."
        )
    verdicts: dict[str, str] = {}
    for decision in made:
        earlier = verdicts.setdefault(decision.finding, decision.verdict)
        if earlier != decision.verdict:
            raise AnnotatorError(
                f"{path.name} decides {decision.finding} twice: {earlier} and {decision.verdict}. Leave one of them."
            )
    return ReviewState(_text(report.get("sha256")), tuple(made))


def _decision(entry: Any, number: int, name: str, labels: Collection[str], author: str) -> Decision:
    def refuse(problem: str) -> AnnotatorError:
        return AnnotatorError(f"{name}: decision {number} {problem}.")

    if not isinstance(entry, dict):
        raise refuse("is no object")
    for key in ("finding", "label", "eid", "at"):
        if not _text(entry.get(key)):
            raise refuse(f"has no “{key}”")
    verdict, relabel = _text(entry.get("decision")), _text(entry.get("relabel"))
    if verdict not in VERDICTS:
        raise refuse(f"is “{verdict}”, not one of {', '.join(VERDICTS)}")
    if verdict == "relabel" and relabel not in labels:
        raise refuse(f"gives the label “{relabel}”, which does not exist")
    try:
        _time(_text(entry["at"]))
    except ValueError:
        raise refuse(f"has no time but “{_text(entry['at'])}”") from None
    who = _text(entry.get("author")) or author
    if not who:
        raise refuse("is not signed: give the name with --author")
    return Decision(
        finding=_text(entry["finding"]),
        label=_text(entry["label"]),
        eid=_text(entry["eid"]),
        quote=_text(entry.get("quote")),
        verdict=verdict,
        relabel=relabel if verdict == "relabel" else "",
        comment=" ".join(_text(entry.get("comment")).split()),
        author=" ".join(who.split()),
        at=_text(entry["at"]),
        fingerprint=_text(entry.get("fingerprint")),
    )


def _time(text: str) -> datetime:
    # Python 3.10 does not know the Z that browsers write.
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
