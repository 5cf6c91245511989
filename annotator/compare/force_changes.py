"""Changes of how binding a sentence is: “shall” to “may”, a ban lifted, a wish made a duty."""

from __future__ import annotations

from annotator.compare.change_rules import ChangeRules
from annotator.compare.findings import make_change
from annotator.compare.pairing import Difference
from annotator.compare.reading import Reading
from annotator.compare.records import Change, Quote
from annotator.compare.sentences import Sentence
from annotator.compare.terms import index_of

# How many words behind the verb of duty are quoted with it.
QUOTED = 5


def find_force_changes(difference: Difference, rules: ChangeRules) -> list[Change]:
    """Compare each sentence with the one that continues it."""
    changes = []
    for s, t in sorted(difference.sentences.items()):
        old, new = difference.old.sentences[s], difference.new.sentences[t]
        is_touched = any(i in difference.deleted for i in range(old.start, old.end)) or any(
            j in difference.inserted for j in range(new.start, new.end)
        )
        is_inherited = old.modal[0] < 0 and old.lead is not None and new.modal[0] < 0 and new.lead is not None
        if not is_touched or is_inherited or old.force == new.force:
            continue
        change = _judge(difference, old, new, rules)
        if change is not None:
            changes.append(change)
    return changes


def _judge(difference: Difference, old: Sentence, new: Sentence, rules: ChangeRules) -> Change | None:
    """What the change of force of one sentence means."""
    before, after = old.value, new.value
    quotes = [_quote(difference.old, old)], [_quote(difference.new, new)]
    refusals = index_of(rules.acts["refusals"])
    is_refusal = bool(
        refusals.find(difference.old.keys[old.start : old.end]) or refusals.find(difference.new.keys[new.start : new.end])
    )
    if before * after > 0:
        if "none" in (old.force, new.force):
            return None
        if before > 0:
            kind = rules.types["refusal-force" if is_refusal else "safeguard-force"]
        else:
            kind = rules.types["power-force"]
        return make_change(kind, "better" if after > before else "worse", *quotes) if before != after else None
    if before * after < 0:
        if "none" in (old.force, new.force) and "prohibition" not in (old.force, new.force):
            return None
        kind = rules.types["release" if "release" in (old.force, new.force) else "prohibition"]
        return make_change(kind, "better" if after > before else "worse", *quotes)
    if "none" in (old.force, new.force):
        return None
    return make_change(rules.types["force"], "neutral", *quotes)


def is_reported(difference: Difference, rules: ChangeRules) -> bool:
    """Whether a clause reports what somebody proposed rather than laying down law."""
    return reports_only(difference.old, rules) or reports_only(difference.new, rules)


def reports_only(reading: Reading, rules: ChangeRules) -> bool:
    """Whether the clause speaks of proposals and delegations."""
    return bool(index_of(rules.acts["reported"]).find(reading.keys))


def _quote(reading: Reading, sentence: Sentence) -> Quote:
    """The verb of duty with the words behind it, or the beginning of the sentence."""
    start = sentence.modal[0] if sentence.modal[0] >= 0 else sentence.start
    start = max(sentence.start, min(start, sentence.end - 1))
    if start - sentence.start <= QUOTED:
        start = sentence.start
    end = max(sentence.modal[1], start) + QUOTED
    return reading.quote(start, max(start + 1, min(end, sentence.end)))
