"""Plain texts that a hostile or broken source produces, small enough to be made on the spot."""

from __future__ import annotations

from collections.abc import Callable

#: A size at which quadratic time is seconds and linear time is not.
LONG = 100_000

#: Repeated, each makes a text on which careless parsing takes quadratic time or recursion without end.
UNITS: dict[str, str] = {
    "spaces": " ", "tabs": "\t", "line ends": "\n", "spaces and line ends": " \n", "carriage returns": "\r\n",
    "form feeds": "\f", "brackets": "(", "pairs of brackets": "()", "square brackets": "[", "straight quotes": '"',
    "curly quotes": "“", "guillemets": "«", "full stops": ".", "ellipses": "... ", "dashes": "—", "hyphens": "a-",
    "digits": "1", "numbers": "1.", "numbers on lines": "1.\n", "letters": "a", "capitals": "A ", "points": "(a) ",
    "points on lines": "(a)\n", "nested numbers": "(1)(a)(i)", "articles": "Article 1\n", "sections": "1. A\n",
    "parts": "PART I\n", "schedules": "SCHEDULE\n", "citations": "section 1(1)(a), ",
    "ranges": "sections 1 to 2 and ", "modals": "shall may ", "a person who": "any person who ",
    "commits": "is guilty of an offence ", "terms": "imprisonment for 1 ", "fines": "a fine of $1 ",
    "years": "not exceeding 1 year or ", "means": '"a" means "',
    "amendments": 'is amended by inserting the following: "', "signatures": "\nDone at ", "whereas": "\nWhereas ",
    "entities": "&amp;", "tags": "<p>", "comments": "<!--", "bars": "| ", "hash marks": "# ", "stars": "*",
    "underscores": "_", "combining": "a\u0301", "right to left": "\u202e", "joiners": "\u200d", "Arabic": "المادة 1 ",
    "Chinese": "第一条", "wide digits": "１.", "no-break": "\u00a0",
}  # fmt: skip

#: Whole files: bytes, and whether they have to be refused.
FILES: dict[str, tuple[Callable[[], bytes], bool]] = {
    "empty": (lambda: b"", True),
    "white space": (lambda: b" \r\n\t" * 1000, True),
    "byte order mark alone": (lambda: b"\xef\xbb\xbf", True),
    "random bytes": (lambda: bytes((n * 7919 + 13) % 256 for n in range(5000)), True),
    "invalid UTF-8 in a text": (lambda: "Loi 1. Délit commis.\n".encode() * 50 + b"\xff\xfe\xc0\x80", False),
    "overlong and surrogate UTF-8": (lambda: "Act é 1. “Law”\n".encode() * 50 + b"\xc0\xaf\xed\xa0\x80\xed\xbf\xbf", False),
    "UTF-16 cut in the middle": (lambda: "Act 1. Law".encode("utf-16")[:-1], False),
    "UTF-16 of lone surrogates": (lambda: b"\xff\xfe" + "Act 1. Law. ".encode("utf-16-le") * 20 + b"\x00\xd8\x41\x00", False),
    "bidi controls": (lambda: "1. Access\nA person \u202eecnesba\u202c shall \u2066not\u2069 pay.".encode(), False),
    "every control character": (lambda: ("1. Law shall apply. " * 30).encode() + bytes([7, 8, 11, 12, 27, 127]), False),
    "ten thousand nested brackets": (lambda: b"1. Law\n" + b"(" * 10_000 + b"a" + b")" * 10_000, False),
    "ten thousand nested points": (lambda: b"1. Law\n" + b"".join(b"(%d) and " % n for n in range(10_000)), False),
    "one line of a megabyte": (lambda: b"1. The authority may order records. " * 30_000, False),
    "a word of a megabyte": (lambda: b"1. Law " + b"x" * 1_000_000, False),
    "ten thousand sections of one number": (lambda: b"1. Law\n" * 10_000, False),
    "combining marks": (lambda: ("1. L" + "\u0301" * 50_000 + "aw").encode(), False),
}
