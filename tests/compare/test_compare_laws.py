"""A real law as enacted beside its consolidated text: the amendments of 2025 and nothing invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.api import annotate
from annotator.compare.compare import compare_reports
from annotator.compare.records import Comparison

pytestmark = [pytest.mark.shared, pytest.mark.slow]


@pytest.fixture(scope="module")
def kenya(shared_folder: Path, shipped_model: Path) -> Comparison:
    laws = shared_folder / "laws"
    return compare_reports(
        *[annotate(laws / name / "text.txt", model=str(shipped_model)) for name in ("ke-cmca-2018-asenacted", "ke-cmca-2018")]
    )


def test_sections_are_aligned(kenya: Comparison) -> None:
    followed = {old: new for r in kenya.relations for old in r.old for new in r.new}
    sections = {r.old[0] for r in kenya.relations if r.old and r.old[0].startswith("sec_")}
    # Section 69 amended other laws and is left out of the consolidated text: it has no counterpart.
    assert sum(followed.get(s) == s for s in sections) / len(sections) >= 0.98
    assert [r.old for r in kenya.relations if r.kind == "dropped" and r.old[0].startswith("sec_")] == [("sec_69",)]


def test_the_amendments_of_2025_are_listed(kenya: Comparison) -> None:
    assert [r.new for r in kenya.relations if r.kind == "inserted"] == [("sec_46A",)]
    by_place: dict[str, set[tuple[str, str]]] = {}
    for pair in kenya.pairs:
        if pair.new is not None:
            eid = kenya.new.judgements[pair.new].clause.eid
            by_place.setdefault(eid, set()).update((c.type, c.direction) for c in pair.changes)
    assert ("list-worsened", "worse") in by_place["sec_6__subsec_1"]  # websites can be made inaccessible
    assert ("conduct-widened", "worse") in by_place["sec_27__subsec_1"]  # harassment: suicide
    assert ("conduct-widened", "worse") in by_place["sec_30"]  # phishing: e-mail and calls
    assert ("power-added", "worse") in by_place["sec_46A__subsec_1"]  # orders to remove content
    definitions = [c.new[0].text for p in kenya.pairs for c in p.changes if c.type == "definition-added"]
    for term in ("asset", "computer misuse", "cybercrime", "identity theft", "terrorist act", "virtual account"):
        assert any(text.startswith(term) for text in definitions), term


def test_hardly_anything_else_is_called_better_or_worse(kenya: Comparison) -> None:
    amended = {"sec_6__subsec_1", "sec_27__subsec_1", "sec_30", "sec_46A__subsec_1", "sec_46A__subsec_2", "sec_2"}
    others = [
        c
        for p in kenya.pairs
        if p.new is not None and kenya.new.judgements[p.new].clause.eid not in amended
        for c in p.changes
        if c.direction != "neutral"
    ]
    assert len(others) <= 2, [(c.type, c.message) for c in others]
