"""What can go wrong, said to a person; every error of ours derives from ``AnnotatorError``."""

from __future__ import annotations


class AnnotatorError(Exception):
    """A failure the user can do something about; ``exit_code`` is what the command line returns."""

    exit_code = 2
