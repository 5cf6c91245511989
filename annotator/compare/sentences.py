"""Sentences of a clause, and what each of them does: how binding it is, and whether its act protects or intrudes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.compare.change_rules import ChangeRules
from annotator.compare.records import Word
from annotator.compare.terms import Found, index_of

# How binding: a duty counts twice a wish; a choice is worth little; a ban is the opposite of a duty.
FORCES = {
    "obligation": 2.0,
    "hortatory": 1.0,
    "permission": 0.5,
    "none": 1.5,
    "wish_not": -1.0,
    "release": -1.0,
    "prohibition": -2.0,
}
_END = re.compile(r"[.;:?!](?:\s|$)|[—–-]\s*\n|—\s|\n\s*\n")
_LEAD = re.compile(r"[:—–-]\s*$|(?:shall|may|must|to|where|if|that|by|of|who|which)\s*$", re.IGNORECASE)
_LINKS = frozenset({"and", "but", "or", "which", "who", "nor"})
_VERBS = frozenset({"shall", "may", "must", "should", "can", "cannot"})
# What stands behind these words is a condition of the act and not the act.
_CONDITIONS = frozenset({"before", "unless", "until", "except", "only", "if", "where", "provided", "without"})
# An act counts for less the further behind the verb of duty it stands: half as much after so many words.
NEAR = 5
BEFORE = 0.4
# An act in a sentence without such a verb, or in an item of a list.
ALONE = 0.6
LEAST_ACT = 0.25


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list item: word positions, its force, whether its act protects (1) or intrudes (-1), 0 unknown.

    ``lead`` is the position of the sentence that opens the list it belongs to.
    """

    start: int
    end: int
    force: str
    act: int
    is_optional: bool
    modal: tuple[int, int]
    lead: int | None = None

    @property
    def value(self) -> float:
        """What the sentence is worth to the people it concerns: positive where it protects them."""
        if self.act > 0 and self.force == "none":
            return 1.5
        return self.act * FORCES[self.force]


def split_sentences(text: str, words: Sequence[Word], starts: Sequence[int]) -> list[tuple[int, int, int | None]]:
    """Cut a clause into sentences and list items.

    Parameters
    ----------
    text
        The document.
    words
        Words of the clause.
    starts
        Offsets at which provisions inside the clause begin.

    Returns
    -------
    list of tuple
        First and last word (half-open) and the position of the opening sentence of an item.
    """
    pieces: list[tuple[int, int, int | None]] = []
    begin, lead, inside = 0, None, False
    pending = sorted(starts)
    for at in range(1, len(words) + 1):
        is_last = at == len(words)
        between = "" if is_last else text[words[at - 1].end : words[at].start]
        is_item = not is_last and any(words[at - 1].end <= s <= words[at].start for s in pending)
        if not (is_last or is_item or _END.search(between) or _opens_predicate(words, at)):
            continue
        pieces.append((begin, at, lead if inside else None))
        if is_item and not inside:
            before = text[words[begin].start : words[at].start].rstrip()
            opening = re.sub(r"\(?\w{1,5}[.)]$", "", before).rstrip()
            lead = len(pieces) - 1 if _LEAD.search(opening) else None
            inside = True
        begin = at
    return pieces


def _opens_predicate(words: Sequence[Word], at: int) -> bool:
    """Whether a further verb of duty begins here: ``and shall``, ``which may``, ``none of which shall``."""
    ahead = [w.key for w in words[at : at + 4]]
    if words[at - 1].key == "of":
        return False  # “none of which shall” opens at “none”
    return (len(ahead) > 1 and ahead[0] in _LINKS and ahead[1] in _VERBS) or (
        ahead[:3] == ["none", "of", "which"] and ahead[-1] in _VERBS
    )


def read_sentences(
    text: str, words: Sequence[Word], starts: Sequence[int], rules: ChangeRules, leaning: int = 0
) -> list[Sentence]:
    """Read every sentence of a clause.

    Parameters
    ----------
    leaning
        What the clause is perceived to be (1 protection, -1 power or offence, 0 unknown), for sentences whose own words
        do not say it.
    """
    read: list[Sentence] = []
    for begin, end, lead in split_sentences(text, words, starts):
        keys = [w.key for w in words[begin:end]]
        force, modal = _force(keys, rules)
        parent = read[lead] if lead is not None and lead < len(read) else None
        act = _act(keys, modal, rules)
        if parent is not None and force == "none":
            force, modal = parent.force, (-1, -1)
            act = parent.act or act
        elif modal[0] >= 0:
            modal = (begin + modal[0], begin + modal[1])
        is_optional = bool(index_of(rules.force["options"]).find(keys)) or (parent is not None and parent.is_optional)
        # Where no act is named, a ban in a clause that protects forbids something that intrudes, and the other way round.
        fallback = -leaning if FORCES[force] < 0 else leaning
        read.append(Sentence(begin, end, force, act or fallback, is_optional, modal, lead))
    return read


def _force(keys: Sequence[str], rules: ChangeRules) -> tuple[str, tuple[int, int]]:
    """The first verb of duty and where it stands; ``none`` without one."""
    found: list[tuple[Found, str]] = []
    for name in ("obligation", "hortatory", "permission", "prohibition", "wish_not", "release"):
        found.extend((hit, name) for hit in index_of(rules.force[name]).find(keys))
    if not found:
        return "none", (-1, -1)
    hit, name = min(found, key=lambda pair: (pair[0].start, -pair[0].end))
    after = list(keys[hit.end : hit.end + 5])
    softened = index_of(rules.force["softeners"]).find(keys[: hit.end + 8])
    if name in {"obligation", "permission", "hortatory"} and "not" in after[:4]:
        name = "wish_not" if name == "hortatory" else "prohibition"
    negators = {phrase[0] for phrase in rules.force["negators"]}
    subject = keys[max(0, hit.start - 10) : hit.start]
    if any(word in negators for word in subject) and name in {"obligation", "permission"}:
        name = "prohibition"
    if softened:
        name = {"obligation": "hortatory", "prohibition": "wish_not"}.get(name, name)
    return name, (hit.start, hit.end)


def _act(keys: Sequence[str], modal: tuple[int, int], rules: ChangeRules) -> int:
    """Whether the act of a sentence protects or intrudes, by the acts it names, those next to its verb first.

    Conditions (“unless a court …”) are read only where the words before them name no act.
    """
    anchor = modal[1] if modal[0] >= 0 else 0
    if "not" in keys and any(tuple(keys[i : i + 2]) == ("not", "apply") for i in range(len(keys) - 1)):
        return 0  # what a rule that does not apply would have done, its own words do not say
    stop = next((i for i in range(anchor + 1, len(keys)) if keys[i] in _CONDITIONS), len(keys))
    hits = _weigh_acts(keys, modal, anchor, rules)
    predicate = [(at, w) for at, w in hits if at >= anchor]
    # The nearer reading decides: the act itself, then its conditions, then what the sentence is about.
    for chosen in ([h for h in predicate if h[0] < stop], predicate, hits):
        score = sum(weight for _, weight in chosen)
        if abs(score) >= LEAST_ACT:
            return 1 if score > 0 else -1
    return 0


def _weigh_acts(keys: Sequence[str], modal: tuple[int, int], anchor: int, rules: ChangeRules) -> list[tuple[int, float]]:
    """Position and weight of every act named: positive where it protects, less the further from the verb of duty."""
    hits = []
    for phrases, sign in ((rules.acts["protective"], 1.0), (rules.acts["intrusive"], -1.0)):
        for hit in index_of(phrases).find(keys):
            if modal[0] < 0:
                weight = ALONE
            else:
                weight = 1 / (1 + (hit.start - anchor) / NEAR) if hit.start >= anchor else BEFORE
            turned = any(w in {"not", "without", "refrain"} for w in keys[max(anchor, hit.start - 3) : hit.start])
            is_of_modal = modal[0] >= 0 and "not" in keys[modal[0] : modal[1] + 4] and hit.start - modal[1] <= 5
            hits.append((hit.start, -sign * weight if turned and not is_of_modal else sign * weight))
    return hits
