"""Files that a hurried hand gives instead of the law: our own reports, and data."""

from __future__ import annotations

import json
import re

_OWN = "{name} is a report of this program, not a law: give the law that it was made from."
_DATA = "{name} is JSON data, not the text of a law: give the law as text, PDF, DOCX, HTML or Akoma Ntoso."
# How each of our text formats begins; the page says so in its head, the memo in its first line.
_PAGE = re.compile(rb"<meta name=\"generator\" content=\"annotator ")
_TABLE = re.compile(rb"(?:\xef\xbb\xbf)?\"id\",\"severity\",\"family\",\"label\"")
_MEMO = re.compile(rb"<!-- annotator memo -->")
_HEAD = 8192
_KEYS = ({"schema_version", "findings"}, {"schema_version", "instrument"}, {"version", "runs"}, {"@context", "generator"})


def refusal(data: bytes, name: str) -> str:
    """A sentence that says why a file is not read, or nothing if it may be a law.

    Parameters
    ----------
    data
        The bytes of a file that seems to be text or a web page.
    name
        What to call it.
    """
    head = data[:_HEAD]
    if _PAGE.search(head) or _TABLE.match(head) or _MEMO.match(head):
        return _OWN.format(name=name)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return ""
    content = _json(data)
    if content is None:
        return ""
    is_own = isinstance(content, dict) and any(keys <= content.keys() for keys in _KEYS)
    return (_OWN if is_own else _DATA).format(name=name)


def _json(data: bytes) -> object:
    """The content of a JSON file, or of the first line of a file of JSON lines; ``None`` if it is neither."""
    for piece in (data, data.lstrip().split(b"\n", 1)[0]):
        try:
            content = json.loads(piece.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            continue
        if isinstance(content, dict | list):
            return content
    return None
