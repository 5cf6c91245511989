"""What an instrument says of its own provisions, gathered once for all who answer questions about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.reason.matrix.subjects import Subjects
from annotator.reason.tree import ProvisionTree
from annotator.records import Reference, ScopeStatement


@dataclass(frozen=True, slots=True)
class Statements:
    """An instrument, its citations of itself, its statements of scope (both resolved to eIds), and what these are about."""

    text: str
    tree: ProvisionTree
    references: Sequence[Reference]
    scopes: Sequence[ScopeStatement]
    subjects: Subjects
