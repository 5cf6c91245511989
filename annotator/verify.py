"""Whether a JSON report is what this program makes of a file now, and if not, what differs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from annotator.errors import AnnotatorError

# What recorded decisions (suppressions, a baseline) add to a report; they can be reproduced only with their files.
DECISION_OPTIONS = ("suppressions", "baseline", "date")
_DECISION_FIELDS = ("change", "suppressed")
# Differences of one kind that are shown; the rest are counted.
SHOWN = 5


def check_recorded(recorded: Mapping[str, Any], name: str) -> None:
    """Refuse what is no report with a receipt.

    Raises
    ------
    AnnotatorError
        If a part is missing that verification needs.
    """
    instrument, run = recorded.get("instrument"), recorded.get("run")
    source = instrument.get("source") if isinstance(instrument, dict) else None
    is_report = isinstance(run, dict) and isinstance(source, dict) and isinstance(run.get("options"), dict)
    if not is_report or not all(isinstance(source.get(key), str) for key in ("name", "sha256")):  # type: ignore[union-attr]
        raise AnnotatorError(f"{name} is not a JSON report of this tool: make one with annotator annotate LAW -o report.json.")
    if not isinstance(run.get("receipt"), str):  # type: ignore[union-attr]
        raise AnnotatorError(f"{name} was made before reports had receipts: make it again to be able to verify it.")


def has_decisions(recorded: Mapping[str, Any]) -> bool:
    """Whether suppressions or a baseline shaped a report."""
    return any(key in recorded["run"]["options"] for key in DECISION_OPTIONS)


def without_decisions(report: Mapping[str, Any]) -> dict[str, Any]:
    """A report as it would be without suppressions and baseline, as far as that can be told from it.

    The notices go too, since decisions leave some of their own.
    """
    plain = json.loads(json.dumps(report))
    plain["baseline"] = None
    plain["instrument"].pop("notices", None)
    plain["run"].pop("receipt", None)
    for key in DECISION_OPTIONS:
        plain["run"]["options"].pop(key, None)
    for finding in plain.get("findings") or ():
        for key in _DECISION_FIELDS:
            if isinstance(finding, dict):
                finding[key] = None
    return dict(plain)


def differences(recorded: Mapping[str, Any], made: Mapping[str, Any]) -> list[str]:
    """What differs between a report and its reproduction, in sentences; empty if nothing does.

    Parameters
    ----------
    recorded
        The report to verify.
    made
        What the program makes now.
    """
    found: list[str] = []
    for key in dict.fromkeys((*made, *recorded)):
        if key not in made or key not in recorded:
            found.append(f"{key}: only in the {'report' if key in recorded else 'reproduction'}.")
        elif isinstance(made[key], list) and isinstance(recorded[key], list):
            found += _list_differences(key, recorded[key], made[key])
        else:
            leaves = list(_leaves(key, recorded[key], made[key]))
            found += [f"{place}: {_show(old)} in the report, {_show(new)} now." for place, old, new in leaves[:SHOWN]]
            found += [f"{key}: {len(leaves) - SHOWN} more differences."] if len(leaves) > SHOWN else []
    return [_printable(line) for line in found]


def _printable(line: str) -> str:
    """A line as a terminal can show it: what a hostile report puts into a key is spelled out, not obeyed."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii") for c in line)


def largest_difference_of_numbers(recorded: Any, made: Any) -> float | None:
    """The largest difference of two numbers where nothing but numbers differs; ``None`` where something else does.

    Processors round differently in the last digits; this tells such a difference from a real one.
    """
    largest = 0.0
    for place, old, new in _leaves("", recorded, made):
        is_number = isinstance(old, float) and isinstance(new, float)
        if not is_number and not place.endswith("receipt"):
            return None
        largest = max(largest, abs(old - new)) if is_number else largest
    return largest


def _list_differences(name: str, recorded: list[Any], made: list[Any]) -> Iterator[str]:
    old, new = (Counter(json.dumps(v, sort_keys=True) for v in values) for values in (recorded, made))
    for only, where in ((old - new, "report"), (new - old, "reproduction")):
        if only:
            first = json.loads(next(iter(only)))
            yield f"{name}: {sum(only.values())} only in the {where}, the first is {_show(_name(first))}."
    if not (old - new or new - old) and recorded != made:
        yield f"{name}: the same entries in another order."


def _name(entry: Any) -> Any:
    if not isinstance(entry, dict):
        return entry
    parts = [str(entry[key]) for key in ("label", "term", "kind", "eid") if entry.get(key)]
    return " at ".join(dict.fromkeys(parts)) or entry


def _leaves(place: str, old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    """Every value that differs, with the path to it."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*new, *old)):
            yield from _leaves(f"{place}.{key}", old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (left, right) in enumerate(zip(old, new, strict=True)):
            yield from _leaves(f"{place}[{index}]", left, right)
    elif old != new:
        yield place, old, new


def _show(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=True)
    text = "".join(c if c.isprintable() else "\ufffd" for c in text)
    return "nothing" if value is None else text if len(text) <= 80 else text[:77] + "..."
