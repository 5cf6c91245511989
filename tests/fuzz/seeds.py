"""The seed corpus, made by code from what the tests know already: honest inputs and hostile ones."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parents[1]
FIXTURES = Path(__file__).parent / "fixtures"
#: Words that open doors in one of the formats; both engines splice them in.
DICTIONARY: dict[str, tuple[str, ...]] = {
    "text": ("Article 1\n", "PART II\n", "(a) ", "(1) ", "1. ", "section 2(1)(a)", "shall", "may", "“data” means",
        "Schedule\n", "imprisonment for a term not exceeding five years", "\u202e", "\u2028", "\r", "\f", "\ufeff",
        "—", "provided that", "ı", "İ", "ſ", "K"),
    "structure": ("Article 1\n", "PART II\n", "CHAPTER 1\nTitle\n", "(a) ", "(1) ", "(i) ", "(aa) ", "1. ", "1.1 ", "2A. ", "- ",
        "\n\n", "§ 1º ", "Art. 2.- ", "[Repealed]", "* * *", "“1. ", "”.", "Schedule\n", "Law\n", "means", "ı", "İ",
        "ſ", "shall "),
    "any_file": ("PK\u0003\u0004", "<html>", "<?xml", "{\\rtf", "\u00ff\u00fe", "<!DOCTYPE"),
    "docx": ("<w:p>", "</w:p>", "<w:tbl>", "<w:tr>", "<w:tc>", '<w:ilvl w:val="1"/>', '<w:numId w:val="1"/>',
        "<w:ins>", "<w:del>", '<w:gridSpan w:val="9"/>', "<w:footnoteReference", "&#0;", "<!DOCTYPE", "\u0000",
        "xmlns:w="),
    "html": ("<ol>", "<li>", "<table>", "<td colspan=2>", "<p>", "<!--", "<script>", "&nbsp;", "<h1>",
        "style='display:none'", "<template>", "<svg>", "start=5", "type=i", "<base href=", "<meta charset=utf-16>"),
    "xml": ("<section>", "<num>", "<heading>", "<content>", "<p>", 'eId="a"', "<![CDATA[", "]]>", "<!DOCTYPE",
        "&amp;", "<quotedStructure>"),
    "pdf": ("/Page", "/Kids", "/Contents", "stream\n", "endstream", "endobj", "/FlateDecode", "xref", "trailer",
        "1 0 R", "Tj", "Tf"),
    "pdf_answers": ('{"pages": 1}', '"words"', '"size"', "[0, 0]", "NaN", "Infinity", "1e999", "null", '"images"',
        "-1", "\n"),
    "catalogue": ("id: ", "title: ", "- ", "examples:", "&a ", "*a", "!!python/object", "{}", "[]", "<<: ",
        "severity: high", "---\n"),
    "suppressions": ("suppressions:", "- label: ", "eid: ", "reason: ", "author: ", "expires: 2030-01-01", "&a",
        "*a", "!!binary"),
    "review_state": ('"decisions"', '"verdict"', '"reject"', "null", "1e999", "[", "{"),
    "reports": ('"findings"', '"run"', '"options"', '"receipt"', '"instrument"', "null", "NaN", "1e400", "\\ud800",
        "[", "{"),
    "model_folder": ("labels", "null", "NaN", "PK\u0003\u0004", "[", "{", '"mode"', "\u0093NUMPY"),
}  # fmt: skip


@cache
def seeds(name: str) -> tuple[bytes, ...]:
    """Inputs to begin with; the fixtures, which once were crashes, among them."""
    made = [data for data in _make(name) if data]
    made += [p.read_bytes() for p in sorted((FIXTURES / name).glob("*"))]
    return tuple(dict.fromkeys(made))


def _make(name: str) -> list[bytes]:
    import hostile_texts
    import markup_bombs
    import pdf_bombs
    import word_bombs
    from factories import TOY_LAW

    texts = [TOY_LAW.encode(), (TESTS.parent / "corpus" / "examples" / "example-bill.txt").read_bytes()[:6000]]
    texts += [make()[:4000] for make, _ in hostile_texts.FILES.values()]
    texts += [("1. Law\n" + unit * 40).encode() for unit in hostile_texts.UNITS.values()]
    markup = [data[:4000] for data in (*markup_bombs.REFUSED.values(), *markup_bombs.READ_OR_REFUSED.values())]
    if name in {"text", "structure"}:
        return texts
    if name == "any_file":
        return [*texts[:6], word_bombs.word(), word_bombs.zipped({"law.txt": TOY_LAW.encode()}), *markup]
    if name == "docx":
        bodies = [word_bombs.document(word_bombs.numbered(n) + word_bombs.paragraph("Law")) for n in range(3)]
        lists = [word_bombs.list_loop(), word_bombs.style_loop()]
        return ["\x00".join([body, *lists]).encode() for body in bodies] + [body.encode() for body in bodies]
    if name == "html":
        return [*markup, f"<html><body><h1>Act</h1><ol type=a><li>{TOY_LAW}<table><tr><td>x</table></ol>".encode()]
    if name == "xml":
        return [*markup, markup_bombs.akn("law").encode()]
    if name == "pdf":
        made = [make() for key, make in pdf_bombs.READ_OR_REFUSED.items() if "gigabyte" not in key and "four times" not in key]
        return [data.partition(b"\n")[2][:6000] for data in made]
    if name == "pdf_answers":
        words = [["1.", 72, 80, 700, 12, 0], ["Law", 85, 110, 700, 12, 1], ["ends.", 72, 99, 690, 12, 0]]
        lines = [{"pages": 1, "title": "Act"}, {"size": [595, 842], "words": words, "images": False}]
        return ["\n".join(map(json.dumps, lines)).encode(), b'{"error": "pages", "count": 3}', b'{"error": "memory"}']
    if name == "catalogue":
        folder = TESTS.parent / "annotator" / "catalogue"
        return [p.read_bytes() for p in sorted(folder.glob("risks/*.yaml"))[:4] + sorted(folder.glob("lexicons/*.txt"))[:2]]
    if name == "suppressions":
        entry = "suppressions:\n- label: missing-intent\n  eid: sec_1\n  reason: Known.\n  author: A\n  expires: 2030-01-01\n"
        return [entry.encode(), b"suppressions: []\n", b"a: &a [*a]\n", b"suppressions: &x\n- *x\n"]
    if name == "review_state":
        return [b'{"schema_version": "1.0", "instrument": {"sha256": "00"}, "decisions": []}', b"[]", b"{}"]
    from .harnesses import own_report

    if name == "reports":
        return [
            json.dumps(own_report()).encode()[:20_000],
            json.dumps({**own_report(), "provisions": [], "clauses": []}).encode(),
        ]
    return [bytes([n]) + data for n in range(4) for data in (b"{}", b"[]", b'{"format": 2}', b"", b"null")]
