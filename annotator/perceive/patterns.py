"""Patterns of the penalty finders, all of them without regard to case."""

from __future__ import annotations

import re


def ignoring_case(pattern: str) -> re.Pattern[str]:
    """Compile a pattern so that capitals make no difference."""
    return re.compile(pattern, re.IGNORECASE)


def any_of(*patterns: str) -> re.Pattern[str]:
    """Compile alternatives, each a pattern of its own, so that capitals make no difference."""
    return ignoring_case("|".join(f"(?:{pattern})" for pattern in patterns))
