"""What the child process says of a PDF, believed only where it has the expected form: a PDF may have taken it over."""

from __future__ import annotations

import json
from typing import Any

# A word as ``pdf_child`` reports it: text, left, right, baseline, size, whether it is bold.
_FIELDS_OF_A_WORD = 6


def parse_answers(output: bytes) -> list[dict[str, Any]]:
    """The answers up to the first that has not the expected form.

    Parameters
    ----------
    output
        Lines of JSON: a head with the number of pages, then a page a line, or an ``error`` at any place.

    Returns
    -------
    list of dict
        An error, if there is one, comes last and is alone in its line.
    """
    answers: list[dict[str, Any]] = []
    for line in output.splitlines():
        try:
            answer = json.loads(line)
        except (ValueError, RecursionError):
            break
        if not isinstance(answer, dict):
            break
        if "error" in answer:
            # Whatever else such a line says is not looked at, and nothing follows it.
            return [*answers, {"error": answer["error"], "count": answer.get("count")}]
        if answers and _is_page(answer):
            answers.append({**answer, "words": [word for word in answer["words"] if word[0]]})
        elif not answers and _is_head(answer):
            answers.append(answer)
        else:
            break
    return answers


def _is_head(answer: dict[str, Any]) -> bool:
    return type(answer.get("pages")) is int and isinstance(answer.get("title", ""), str)


def _is_page(answer: dict[str, Any]) -> bool:
    size, words = answer.get("size"), answer.get("words")
    if not isinstance(size, list) or len(size) != 2 or not all(isinstance(v, int | float) for v in size):
        return False
    if type(answer.get("turned", 0)) is not int:
        return False
    return isinstance(words, list) and all(
        isinstance(word, list) and len(word) == _FIELDS_OF_A_WORD and isinstance(word[0], str) for word in words
    )
