"""Load the change catalogue: which words protect, which widen, and what their coming and going is called.

The files in ``annotator/compare/rules`` are written by lawyers; every mistake in them is reported with its line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from annotator.catalogue_loader import load_catalogue
from annotator.catalogue_yaml import CatalogueError, Value, check_template, decode, did_you_mean, parse_yaml
from annotator.compare.records import SEVERITIES
from annotator.compare.words import fold_phrase

PLACES = ("offence", "power", "protection", "definition", "any")
RULE_FILES = ("offences.yaml", "powers.yaml", "protections.yaml")
_FORCES = ("obligation", "hortatory", "permission", "prohibition", "wish_not", "release", "negators", "softeners", "options")
_DEFINITIONS = ("closed", "open", "excluding", "lacking", "manner", "wider", "openers", "empty", "protecting")
_ACTS = ("protective", "intrusive", "protective_terms", "reported", "measures", "offence_words", "refusals", "penal")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a change in one direction is called."""

    id: str
    title: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class ChangeType:
    """A pair of opposite changes and why they matter; both are the same where the words do not tell the direction."""

    id: str
    why: str
    worse: Verdict
    better: Verdict


@dataclass(frozen=True, slots=True)
class TermRule:
    """A protection that is carried by words: where to look for them, the words, what their change is called.

    The grade of a phrase is positive where it protects, negative where it widens, and larger for firmer words.
    """

    type: ChangeType
    where: frozenset[str]
    grades: Mapping[Phrase, int]
    phrases: frozenset[Phrase]
    unless_after: tuple[str, ...] = ()
    unless_beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRules:
    """The whole catalogue of changes."""

    rules: tuple[TermRule, ...]
    types: Mapping[str, ChangeType]
    force: Mapping[str, frozenset[Phrase]]
    acts: Mapping[str, frozenset[Phrase]]
    definitions: Mapping[str, frozenset[Phrase]]


@cache
def load_change_rules() -> ChangeRules:
    """Read the packaged rules.

    Raises
    ------
    CatalogueError
        At the first mistake, with file, line and a suggestion.
    """
    rules: list[TermRule] = []
    types: dict[str, ChangeType] = {}
    for name in RULE_FILES:
        document = _read(name)
        for key, value in document.fields(name, (), _keys(document)).items():
            rule = _term_rule(key, value)
            rules.append(rule)
            types[key] = rule.type
    document = _read("types.yaml")
    for key, value in document.fields("types.yaml", (), _keys(document)).items():
        both = isinstance(value.data, dict) and "either" in value.data
        fields = value.fields(f"the change “{key}”", ("why", "either") if both else ("why", "worse", "better"))
        types[key] = _change_type(key, fields)
    for rule in rules:
        for name in rule.unless_after:
            if name not in types:
                raise CatalogueError("annotator/compare/rules", 1, f"unknown rule “{name}”", did_you_mean(name, types))
    ids = [verdict.id for t in types.values() for verdict in dict.fromkeys((t.worse, t.better))]
    repeated = next((i for i in ids if ids.count(i) > 1), None)
    if repeated is not None:
        raise CatalogueError("annotator/compare/rules", 1, f"the id “{repeated}” is used twice", "choose another")
    lists = (_lists("force.yaml", _FORCES), _lists("acts.yaml", _ACTS), _lists("definitions.yaml", _DEFINITIONS))
    return ChangeRules(tuple(rules), MappingProxyType(types), *lists)


def _read(name: str) -> Value:
    path = files("annotator.compare") / "rules" / name
    return parse_yaml(decode(path.read_bytes(), name), name)


def _keys(document: Value) -> tuple[str, ...]:
    return tuple(document.data) if isinstance(document.data, dict) else ()


def _lists(name: str, required: tuple[str, ...]) -> Mapping[str, frozenset[Phrase]]:
    fields = _read(name).fields(name, required)
    return MappingProxyType({k: frozenset(fold_phrase(phrase) for phrase in v.words(k)) for k, v in fields.items()})


def _term_rule(key: str, value: Value) -> TermRule:
    fields = value.fields(
        f"the rule “{key}”", ("where", "why", "worse", "better"), ("protects", "widens", "unless_after", "unless_beside")
    )
    where = fields["where"].words("where")
    for place in where:
        if place not in PLACES:
            raise fields["where"].error(f"unknown kind of clause “{place}”", did_you_mean(place, PLACES))
    terms: dict[Phrase, int] = {}
    for side, sign in (("protects", 1), ("widens", -1)):
        groups = fields[side].items(side) if side in fields else ()
        for position, group in enumerate(groups):
            for phrase in _phrases(group):
                terms.setdefault(phrase, sign * (len(groups) - position))
    unless = fields["unless_after"].words("unless_after") if "unless_after" in fields else ()
    beside = fields["unless_beside"].words("unless_beside") if "unless_beside" in fields else ()
    for name in beside:
        if name not in _ACTS:
            raise fields["unless_beside"].error(f"unknown list “{name}” of acts.yaml", did_you_mean(name, _ACTS))
    if not terms:
        raise value.error(f"the rule “{key}” has no words", "add “protects:” or “widens:”")
    return TermRule(_change_type(key, fields), frozenset(where), MappingProxyType(terms), frozenset(terms), unless, beside)


def _phrases(group: Value) -> list[Phrase]:
    """The phrases of one group, lists of the catalogue included."""
    lexicons = load_catalogue().lexicons
    phrases: list[Phrase] = []
    for word in group.words("a group of phrases"):
        if word.startswith("@"):
            if word[1:] not in lexicons:
                raise group.error(f"unknown word list “{word[1:]}”", did_you_mean(word[1:], lexicons))
            phrases.extend(fold_phrase(term) for term in lexicons[word[1:]])
        else:
            phrases.append(fold_phrase(word))
    return [phrase for phrase in phrases if phrase]


def _change_type(key: str, fields: Mapping[str, Value]) -> ChangeType:
    worse, better = (fields.get(side) or fields["either"] for side in ("worse", "better"))
    return ChangeType(key, fields["why"].text("why"), _verdict(worse), _verdict(better))


def _verdict(value: Value) -> Verdict:
    fields = value.fields("a direction", ("id", "title", "severity", "message"))
    return Verdict(
        fields["id"].text("id"),
        fields["title"].text("title"),
        fields["severity"].choice("severity", SEVERITIES),
        check_template(fields["message"], "message", ("provision",)),
    )
