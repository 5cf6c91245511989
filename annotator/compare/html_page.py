"""Render a comparison as one self-contained page: both drafts side by side, changes beside the words they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from annotator.compare.html_sides import Paragraph, SideRow, side_rows
from annotator.compare.records import Change, ClausePair, Comparison, History, Quote, Relation
from annotator.compare.view import (
    ARROWS,
    DIRECTIONS,
    Names,
    draft_title,
    gravest,
    number_changes,
    place_of,
    reasons,
    summarise,
)
from annotator.report.html_shell import RIGHT_TO_LEFT, content_policy, load_asset, page_template
from annotator.report.html_text import show_plain

#: What this page shares with the page of a single report.
STYLES = ("report.css", "tables.css", "widths.css", "print.css")
#: Words of a change that fit in the list of the gravest.
LONGEST_BRIEF = 80
#: So many unchanged paragraphs of a long clause are folded into one line.
LEAST_FOLDED = 2
DOTS = {"high": "●●●", "medium": "●●○", "low": "●○○"}
RELATIONS = {
    "kept": "",
    "renumbered": "renumbered",
    "moved": "moved",
    "split": "split",
    "merged": "merged",
    "inserted": "new",
    "dropped": "dropped",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One change in the margin."""

    number: int
    change: Change
    arrow: str
    word: str
    dots: str
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """A clause, or some paragraphs of it, in both drafts, and the changes there.

    ``folded`` counts unchanged paragraphs of a long clause that are shown on demand.
    """

    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    is_changed: bool
    cards: tuple[Card, ...]
    is_whole: bool = True
    folded: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """A section in both drafts. ``kinds`` says for what filters it is shown; ``id`` is its anchor."""

    id: str
    name: str
    heading: str
    old_heading: str
    relation: str
    note: str
    kinds: str
    lines: tuple[Line, ...]
    is_changed: bool
    marks: tuple[tuple[str, str, int], ...]


def render_html(history: History) -> str:
    """The comparison as one HTML file that works from ``file://`` and loads nothing."""
    style = "".join(load_asset(name) for name in STYLES) + load_asset("compare.css", "annotator.compare")
    script = load_asset("compare.js", "annotator.compare")
    numbers = number_changes(history)
    names = [Names(report) for report in history.drafts]
    whys = reasons()
    steps = [_step(at, step, names, numbers, whys) for at, step in enumerate(history.steps)]
    counts = Counter(change.direction for change in history.changes)
    groups = [g for step in steps for g in step["groups"]]
    language = history.drafts[-1].document.language
    page = page_template("compare.html.j2", "annotator.compare").render(
        policy=content_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        language=show_plain(language) or "en",
        direction="rtl" if language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr",
        title=draft_title(history.drafts[-1]),
        drafts=[
            {
                "title": draft_title(r),
                "name": show_plain(r.document.source.name),
                "sha256": show_plain(r.document.source.sha256),
                "size": f"{len(r.document.text):,}",
                "notices": [show_plain(n) for n in r.document.notices],
            }
            for r in history.drafts
        ],
        steps=steps,
        counts={
            "worse": counts["worse"],
            "better": counts["better"],
            "moved": sum("moved" in g.kinds.split() for g in groups),
            "reworded": sum("reworded" in g.kinds.split() for g in groups),
        },
        total=len(numbers),
        threads=_threads(history, names) if len(history.steps) > 1 else [],
        run=history.drafts[-1].run,
        looked=sorted(set(whys.values())),
    )
    return page.encode("utf-8", "replace").decode("utf-8")


def _step(
    at: int, step: Comparison, names: Sequence[Names], numbers: Mapping[int, int], whys: Mapping[str, str]
) -> dict[str, Any]:
    """What the page shows of one pair of drafts."""
    old, new = names[at], names[at + 1]
    groups = _groups(at, step, old, new, numbers, whys)
    first = [
        {
            "href": f"#c-{numbers[id(worse[0])]}",
            "place": place_of(pair, step, old, new),
            "heading": (new if pair.new is not None else old).heading(
                (step.new if pair.new is not None else step.old)
                .judgements[pair.new if pair.new is not None else pair.old or 0]
                .clause.eid
            ),
            "why": [(c.title, DOTS[c.severity], _brief(c.old), _brief(c.new)) for c in worse],
        }
        for pair, worse in gravest(step)
    ]
    return {
        "id": f"s-{at + 1}",
        "old": draft_title(step.old),
        "new": draft_title(step.new),
        "old_name": show_plain(step.old.document.source.name),
        "new_name": show_plain(step.new.document.source.name),
        "summary": summarise(step),
        "first": first,
        "groups": groups,
        "runs": _runs(groups),
    }


def _brief(quotes: Sequence[Quote]) -> str:
    """The words of a change on one line; nothing where they are too many for a list."""
    words = " … ".join(" ".join(show_plain(q.text).split()) for q in quotes)
    return words if len(words) <= LONGEST_BRIEF else ""


def _runs(groups: Sequence[Group]) -> list[tuple[bool, list[Group]]]:
    """Groups in order, neighbours without a change together."""
    runs: list[tuple[bool, list[Group]]] = []
    for group in groups:
        is_quiet = not group.is_changed
        if runs and is_quiet and not runs[-1][0]:
            runs[-1][1].append(group)
        else:
            runs.append((group.is_changed, [group]))
    return runs


def _groups(
    at: int, step: Comparison, old: Names, new: Names, numbers: Mapping[int, int], whys: Mapping[str, str]
) -> list[Group]:
    """Sections in the order of the later draft, the clauses of each in order."""
    relations = {eid: r for r in step.relations for eid in r.new}
    gone = {eid: r for r in step.relations for eid in r.old}
    gathered: dict[str, list[ClausePair]] = {}
    home_of = {r.old[0]: r.new[0] for r in step.relations if r.old and r.new}
    for pair in step.pairs:
        key = pair.new_section or home_of.get(pair.old_section) or f"- {pair.old_section}"
        gathered.setdefault(key, []).append(pair)
    groups = []
    for number, (key, pairs) in enumerate(gathered.items(), start=1):
        is_gone = key.startswith("- ")
        eid = key[2:] if is_gone else key
        relation = (gone if is_gone else relations).get(eid) or Relation("kept", (eid,), (eid,))
        lines = tuple(line for pair in pairs for line in _lines(pair, step, numbers, whys))
        groups.append(_group(f"g-{at + 1}-{number}", eid, relation, lines, old, new, is_gone=is_gone))
    return groups


def _group(id_: str, eid: str, relation: Relation, lines: tuple[Line, ...], old: Names, new: Names, *, is_gone: bool) -> Group:
    """A section with its name on both sides and the filters it answers to."""
    name = (old if is_gone else new).name(eid)
    before = [old.name(e) for e in relation.old]
    note = RELATIONS[relation.kind]
    if relation.kind in {"renumbered", "moved"} and before:
        note = f"{note}, was {before[0]}" if before[0] != name else note
    elif relation.kind in {"split", "merged"}:
        others = [new.name(e) for e in relation.new] if relation.kind == "split" else before
        note = (
            f"{before[0]} split into {' and '.join(others)}"
            if relation.kind == "split"
            else f"merged from {' and '.join(others)}"
        )
    directions = Counter(card.change.direction for line in lines for card in line.cards)
    is_worded = any(line.is_changed for line in lines)
    kinds = [k for k in ("worse", "better") if directions[k]]
    if relation.kind in {"moved", "split", "merged", "inserted", "dropped"}:
        kinds.append("moved")
    if is_worded and not (directions["worse"] or directions["better"]) and relation.kind not in {"inserted", "dropped"}:
        kinds.append("reworded")
    return Group(
        id=id_,
        name=name,
        heading=(old if is_gone else new).heading(eid),
        old_heading=old.heading(relation.old[0]) if relation.old and not is_gone else "",
        relation=relation.kind,
        note=note,
        kinds=" ".join(kinds),
        lines=lines,
        is_changed=bool(kinds),
        marks=tuple((d, ARROWS[d], directions[d]) for d in ("worse", "better") if directions[d]),
    )


def _lines(pair: ClausePair, step: Comparison, numbers: Mapping[int, int], whys: Mapping[str, str]) -> list[Line]:
    """A clause as lines; each change stands beside the first paragraph that holds its words."""
    cards = [
        Card(numbers[id(c)], c, ARROWS[c.direction], DIRECTIONS[c.direction], DOTS[c.severity], whys[c.type])
        for c in pair.changes
    ]
    rows = side_rows(pair, step, numbers)
    if len(rows) == 1:
        return [Line(rows[0].old, rows[0].new, rows[0].is_changed or bool(cards), tuple(cards))]
    homes = [_home(card.change, rows) for card in cards]
    lines: list[Line] = []
    quiet: list[SideRow] = []
    for at, row in enumerate([*rows, SideRow((), (), True)]):
        own = tuple(card for card, home in zip(cards, homes, strict=True) if home == at)
        if not row.is_changed and not own and at < len(rows):
            quiet.append(row)
            continue
        if quiet:
            folded = len(quiet) if len(quiet) >= LEAST_FOLDED else 0
            if folded:
                shown = tuple(p for r in quiet for p in r.new)
                lines.append(Line((), shown, False, (), False, folded))
            else:
                lines += [Line(r.old, r.new, False, (), False) for r in quiet]
            quiet = []
        if at < len(rows):
            lines.append(Line(row.old, row.new, True, own, False))
    return lines


def _home(change: Change, rows: Sequence[SideRow]) -> int:
    """The row that holds the words of a change, in the later draft if it has any there."""
    for quotes, side in ((change.new, "new"), (change.old, "old")):
        for quote in quotes:
            for at, row in enumerate(rows):
                if any(p.span.start <= quote.span.start < p.span.end for p in getattr(row, side)):
                    return at
    return 0


def _threads(history: History, names: Sequence[Names]) -> list[dict[str, Any]]:
    """Sections that changed in some step, through all drafts."""
    rows = []
    for thread in history.threads:
        if not any(thread.changes) and None not in thread.eids:
            continue
        cells = []
        for at, eid in enumerate(thread.eids):
            changes = thread.changes[at - 1] if at else ()
            cells.append(
                {
                    "name": names[at].name(eid) if eid else "–",
                    "marks": [
                        (d, ARROWS[d], n, "; ".join(dict.fromkeys(c.title for c in changes if c.direction == d)))
                        for d in ("worse", "better")
                        if (n := sum(c.direction == d for c in changes))
                    ],
                }
            )
        last = next((at for at in range(len(thread.eids) - 1, -1, -1) if thread.eids[at]), 0)
        rows.append({"heading": names[last].heading(thread.eids[last] or ""), "cells": cells})
    return rows
