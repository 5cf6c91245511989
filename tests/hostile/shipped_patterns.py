"""Every regular expression that ships: found by walking the modules and their syntax trees, never by a list."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import annotator

PACKAGE = Path(annotator.__file__).parent
#: Modules that run when imported, or that need an extra of their own.
NOT_IMPORTED = frozenset({"annotator.__main__"})
FUNCTIONS = frozenset({"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"})
ANCHORED = frozenset({"match", "fullmatch"})


@dataclass(frozen=True)
class Shipped:
    """A pattern, the module it stands in, and whether it is only ever tried at one place of a text."""

    module: str
    name: str
    pattern: re.Pattern[Any]
    is_anchored: bool

    @property
    def id(self) -> str:
        """A readable name for the test."""
        return f"{self.module.removeprefix('annotator.')}.{self.name}"


def modules() -> list[str]:
    """Dotted names of every module of the package."""
    found = pkgutil.walk_packages([str(PACKAGE)], "annotator.")
    return sorted({"annotator", *(m.name for m in found)} - NOT_IMPORTED)


@cache
def source_tree(module: str) -> ast.Module:
    file = importlib.import_module(module).__file__
    assert file is not None
    return ast.parse(Path(file).read_text(encoding="utf-8"))


@cache
def methods_of(name: str, module: str) -> frozenset[str]:
    """The methods that are called on a pattern: in its module if its name is private, otherwise anywhere in the package."""
    places = [module] if name.startswith("_") else modules()
    return frozenset(
        node.attr
        for place in places
        for node in ast.walk(source_tree(place))
        if isinstance(node, ast.Attribute) and node.attr in FUNCTIONS and ast.unparse(node.value).split(".")[-1] == name
    )


def _inside(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, dict):
        for item in value.items():
            yield from _inside(item, depth + 1)
    elif depth < 4 and isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from _inside(item, depth + 1)


def _compiled(module: str) -> Iterator[Shipped]:
    for name, value in sorted(vars(importlib.import_module(module)).items()):
        for number, pattern in enumerate(_inside(value)):
            methods = methods_of(name, module)
            is_direct = isinstance(value, re.Pattern)
            label = name if is_direct else f"{name}[{number}]"
            yield Shipped(module, label, pattern, is_direct and bool(methods) and methods <= ANCHORED)


def _written_in_calls(module: str) -> Iterator[Shipped]:
    """Patterns given as literals to a function of ``re``, where no variable holds them."""
    for node in ast.walk(source_tree(module)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in FUNCTIONS):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.args):
            continue
        written = node.args[0]
        if isinstance(written, ast.Constant) and isinstance(written.value, str | bytes):
            yield Shipped(module, f"line {node.lineno}", re.compile(written.value), node.func.attr in ANCHORED)


@cache
def shipped_patterns() -> tuple[Shipped, ...]:
    """All of them, each pattern once; anchored only if every use is."""
    found: dict[tuple[Any, int], Shipped] = {}
    for module in modules():
        for one in (*_compiled(module), *_written_in_calls(module)):
            key = (one.pattern.pattern, one.pattern.flags)
            known = found.get(key)
            if known is None or (known.is_anchored and not one.is_anchored):
                found[key] = one
    return tuple(sorted(found.values(), key=lambda s: s.id))
