"""The output formats, one module each; a module that declares ``FORMAT`` is found by itself.

To add a format, put one file into this folder that ends in
``FORMAT = Format("name", (".suffix",), "What it is for.", render)``; nothing else has to be told.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from annotator.records import Report


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a report.

    Parameters
    ----------
    name
        What ``--format`` calls it.
    suffixes
        Endings of file names that choose it, with the leading dot and in lower case; the longest ending that
        fits a name wins, so that ``.displacy.json`` is not ``.json``.
    description
        One line for ``annotator formats``: what it holds and who reads it.
    render
        The report as text (written as UTF-8) or as bytes; the same report gives the same bytes.
    render_source
        The findings put into the file that the report was made from, where the format can hold them; its bytes are
        given beside the report.
    """

    name: str
    suffixes: tuple[str, ...]
    description: str
    render: Callable[[Report], str | bytes]
    render_source: Callable[[Report, bytes], bytes] | None = None


@cache
def all_formats() -> tuple[Format, ...]:
    """Every format declared in this folder, in the alphabetical order of their names."""
    names = [f"{__name__}.{module.name}" for module in pkgutil.iter_modules(__path__)]
    return tuple(sorted((import_module(name).FORMAT for name in names), key=lambda f: f.name))
