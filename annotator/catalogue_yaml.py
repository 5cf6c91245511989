"""Read the catalogue's files strictly: every mistake becomes an error with file, line and a suggestion.

This module knows YAML and word lists; what a label must hold is the business of
``annotator.catalogue_loader``.
"""

from __future__ import annotations

import string
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import yaml

from annotator.errors import AnnotatorError

# The C parser is several times faster; both build the same nodes.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PUNCTUATION = frozenset(" -',./&\N{RIGHT SINGLE QUOTATION MARK}")
_LIST_AT_MOST = 25  # a longer list of allowed words is no help to a reader


class CatalogueError(AnnotatorError):
    """A mistake in the catalogue.

    Parameters
    ----------
    file
        Path of the file inside the catalogue, ``risks/missing-intent.yaml``.
    line
        Line of the mistake, counted from 1.
    problem
        What is wrong, in one sentence.
    suggestion
        What to do about it; may be empty.
    """

    def __init__(self, file: str, line: int, problem: str, suggestion: str = "") -> None:
        self.file = file
        self.line = line
        self.problem = " ".join(problem.split())  # a quoted value may hold line breaks
        self.suggestion = suggestion
        super().__init__(f"{file}:{line}: {self.problem}" + (f" - {suggestion}" if suggestion else ""))


@dataclass(frozen=True, slots=True)
class Value:
    """A YAML value and the line where it begins; ``data`` is text, a truth value, a list or a mapping."""

    data: str | bool | tuple[Value, ...] | dict[str, Value]
    file: str
    line: int

    def error(self, problem: str, suggestion: str = "") -> CatalogueError:
        """Return (not raise) the error that points at this value."""
        return CatalogueError(self.file, self.line, problem, suggestion)

    def text(self, name: str) -> str:
        """Return the value as one line of text, or raise if it is something else or empty."""
        if not isinstance(self.data, str):
            raise self.error(f"“{name}” must be text", "put it in quotes if it looks like a number or yes/no")
        words = " ".join(self.data.split())
        if not words:
            raise self.error(f"“{name}” is empty", "write at least one sentence or remove the key")
        return words

    def truth(self, name: str) -> bool:
        """Return the value as true or false, or raise."""
        if not isinstance(self.data, bool):
            raise self.error(f"“{name}” must be true or false", "write true or false, without quotes")
        return self.data

    def choice(self, name: str, allowed: Collection[str]) -> str:
        """Return the value if it is one of ``allowed``, or raise with the nearest of them."""
        word = self.text(name)
        if word not in allowed:
            raise self.error(f"“{name}” cannot be “{word}”", did_you_mean(word, allowed))
        return word

    def items(self, name: str) -> tuple[Value, ...]:
        """Return the members of a list, or raise."""
        if not isinstance(self.data, tuple):
            raise self.error(f"“{name}” must be a list", "start each entry with “- ” or write [one, two]")
        return self.data

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of texts without repetition, or raise."""
        seen: dict[str, None] = {}
        for item in self.items(name):
            word = item.text(name)
            if word in seen:
                raise item.error(f"“{word}” stands twice in “{name}”", "keep one of them")
            seen[word] = None
        return tuple(seen)

    def fields(self, name: str, required: Collection[str], optional: Collection[str] = ()) -> dict[str, Value]:
        """Return a mapping whose keys are all known and none of whose required keys is missing, or raise."""
        if not isinstance(self.data, dict):
            raise self.error(f"{name} must be a mapping of keys to values", "write “key: value”, one a line")
        known = [*required, *optional]
        for key, value in self.data.items():
            if key not in known:
                raise value.error(f"unknown key “{key}” in {name}", did_you_mean(key, known))
        for key in required:
            if key not in self.data:
                raise self.error(f"missing key “{key}” in {name}", f"add “{key}:”")
        return self.data


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """Return a suggestion that names the nearest allowed word, or all of them where none is near."""
    options = sorted(allowed)
    near = get_close_matches(word, options, n=1, cutoff=0.6)
    if near:
        return f"did you mean “{near[0]}”?"
    if len(options) > _LIST_AT_MOST:
        return "no entry has a similar name"
    return "allowed: " + (", ".join(options) or "nothing")


def decode(raw: bytes, file: str) -> str:
    """Return the file's text with plain line ends, or raise if it is not UTF-8."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise CatalogueError(file, line, "the file is not UTF-8 text", "save it as UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse_yaml(text: str, file: str, *, allow_dates: bool = False) -> Value:
    """Return the one document in ``text`` as values that know their lines.

    Parameters
    ----------
    text
        The content of the file.
    file
        Its name, for messages.
    allow_dates
        Whether a day written without quotes, ``2026-11-20``, is taken as text.

    Raises
    ------
    CatalogueError
        If the text is not YAML, holds no document or several, repeats a key, or uses anchors, tags,
        numbers or dates. Everything but true, false and null is text, quoted where YAML would guess;
        null counts as empty.
    """
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        advice = "check the indentation, and quote a text that contains “: ” or starts with a sign"
        raise CatalogueError(file, line, f"not valid YAML: {error.problem or error.context}", advice) from error
    except yaml.YAMLError as error:
        raise CatalogueError(file, 1, "not valid YAML: it contains forbidden characters", "retype the text") from error
    if node is None:
        raise CatalogueError(file, 1, "the file is empty", "copy a neighbouring file and change it")
    return _value(node, file, set(), _TEXT_OR_DATE if allow_dates else _TEXT)


_TEXT = frozenset({"tag:yaml.org,2002:str"})
_TEXT_OR_DATE = _TEXT | {"tag:yaml.org,2002:timestamp"}


def _value(node: yaml.Node, file: str, seen: set[int], text_tags: frozenset[str]) -> Value:
    """Return a YAML node as a value; refuse aliases, repeated keys and guessed types."""
    line = node.start_mark.line + 1
    if id(node) in seen:
        raise CatalogueError(file, line, "an anchor (&, *) is used", "write the text out again")
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        if node.tag in text_tags:
            return Value(node.value, file, line)
        if node.tag == "tag:yaml.org,2002:bool" and node.value in ("true", "false"):
            return Value(node.value == "true", file, line)
        if node.tag == "tag:yaml.org,2002:null" and node.value in ("", "null"):
            return Value("", file, line)
        raise CatalogueError(file, line, f"“{node.value}” is not text to YAML", "put it in quotes")
    if isinstance(node, yaml.SequenceNode) and node.tag == "tag:yaml.org,2002:seq":
        return Value(tuple(_value(item, file, seen, text_tags) for item in node.value), file, line)
    if not isinstance(node, yaml.MappingNode) or node.tag != "tag:yaml.org,2002:map":
        raise CatalogueError(file, line, f"the tag {node.tag} is not allowed", "remove it")
    mapping: dict[str, Value] = {}
    for key_node, value_node in node.value:
        key_line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise CatalogueError(file, key_line, "a key must be a word", "check the indentation")
        if key_node.value in mapping:
            raise CatalogueError(file, key_line, f"the key “{key_node.value}” stands twice", "keep one of them")
        value = _value(value_node, file, seen, text_tags)
        mapping[key_node.value] = Value(value.data, file, key_line)
    return Value(mapping, file, line)


def parse_lexicon(text: str, file: str) -> tuple[str, ...]:
    """Return the terms of a word list, in the order of the file.

    Raises
    ------
    CatalogueError
        If the first line does not say what the list is, or a term is repeated, not in lower case or
        holds signs that no term needs (lists hold plain phrases, not patterns).
    """
    lines = text.split("\n")
    if not lines[0].startswith("# "):
        raise CatalogueError(file, 1, "the first line must say what the list is", "begin it with “# ”")
    terms: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        term = line.strip()
        if not term or term.startswith("#"):
            continue
        if term != term.lower():
            raise CatalogueError(file, number, f"“{term}” is not in lower case", f"write “{term.lower()}”")
        if term in terms:
            raise CatalogueError(file, number, f"“{term}” stands already in line {terms[term]}", "remove one")
        if not all(sign.isalnum() or sign in _PUNCTUATION for sign in term) or "  " in term:
            raise CatalogueError(file, number, f"“{term}” is not a plain phrase", "no patterns, no double spaces")
        terms[term] = number
    if not terms:
        raise CatalogueError(file, len(lines), "the list is empty", "add a term or remove the file")
    return tuple(terms)


def check_template(value: Value, name: str, allowed: Collection[str]) -> str:
    """Return a message template whose fields are all ``allowed``, or raise.

    Parameters
    ----------
    value
        The text, with fields in braces, ``{provision}``.
    name
        The key it stands under, for the error.
    allowed
        The fields that the annotator fills in.
    """
    template = value.text(name)
    try:
        parts = list(string.Formatter().parse(template))
    except ValueError as error:
        raise value.error(f"a brace in “{name}” is not closed", "write fields as {provision}") from error
    for _, field, spec, conversion in parts:
        if field is None:
            continue
        if field not in allowed:
            raise value.error(f"unknown field {{{field}}} in “{name}”", did_you_mean(field, allowed))
        if spec or conversion:
            raise value.error(f"the field {{{field}}} in “{name}” carries a format", f"write {{{field}}}")
    return template
