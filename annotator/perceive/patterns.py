"""Patterns without regard to case, and some without regard to line breaks."""

from __future__ import annotations

import re


def ignoring_case(pattern: str) -> re.Pattern[str]:
    """Compile a pattern so that capitals make no difference."""
    return re.compile(pattern, re.IGNORECASE)


def any_of(*patterns: str) -> re.Pattern[str]:
    """Compile alternatives, each a pattern of its own, so that capitals make no difference."""
    return ignoring_case("|".join(f"(?:{pattern})" for pattern in patterns))


def across_lines(*patterns: str, every: bool = False, most: int = 9) -> re.Pattern[str]:
    """Compile alternatives in which a blank stands for the white space between two words, line breaks included.

    Parameters
    ----------
    patterns
        Patterns without blanks of any other meaning.
    every
        Whether the full stop of a pattern stands for line breaks too.
    most
        Most characters of white space for which a blank stands.
    """
    joined = "|".join(f"(?:{pattern})" for pattern in patterns).replace(" ", rf"\s{{1,{most}}}")
    return re.compile(joined, re.IGNORECASE | (re.DOTALL if every else 0))
