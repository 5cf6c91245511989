"""XML and HTML made to harm the one who parses them. ``{canary}`` stands for the path of a file nobody may read."""

from __future__ import annotations

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def akn(inside: str, head: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<akomaNtoso xmlns="{AKN}" xmlns:xi="http://www.w3.org/2001/XInclude">'
        f'<act name="a"><body><section eId="sec_1"><num>1.</num><content><p>{inside}</p></content></section></body></act>'
        "</akomaNtoso>"
    )


def _entity(declaration: str) -> str:
    return akn("&e;", f"<!DOCTYPE akomaNtoso [{declaration}]>")


#: Documents that have to be refused.
REFUSED = {
    "external entity": _entity('<!ENTITY e SYSTEM "file://{canary}">').encode(),
    "entity from the network": _entity('<!ENTITY e SYSTEM "http://127.0.0.1:9/x">').encode(),
    "parameter entity": _entity('<!ENTITY % p SYSTEM "file://{canary}"> %p; <!ENTITY e "x">').encode(),
    "a billion laughs": _entity(LAUGHS + '<!ENTITY e "&l9;">').encode(),
    "quadratic blow-up": _entity(f'<!ENTITY e "{"a" * 50_000}">').replace("&e;", "&e;" * 5_000).encode(),
    "document type alone": akn("law", '<!DOCTYPE akomaNtoso SYSTEM "file://{canary}">').encode(),
    "document type in UTF-16": _entity('<!ENTITY e SYSTEM "file://{canary}">').replace("utf-8", "utf-16").encode("utf-16"),
    "document type in UTF-16 without a mark": _entity('<!ENTITY e SYSTEM "file://{canary}">').encode("utf-16-le"),
    "unknown encoding": akn("law").replace("utf-8", "x-unknown").encode(),
    "deeply nested": (f'<akomaNtoso xmlns="{AKN}"><act>' + "<section>" * 100_000).encode(),
    "never closed": akn("law")[:-30].encode(),
}  # fmt: skip

#: Documents that may be read or refused, quickly, in little memory and with nothing fetched.
READ_OR_REFUSED = {
    "document type in UTF-7": (
        '<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE akomaNtoso +AFs-<!ENTITY e SYSTEM "file://{canary}">+AF0APg-'
        f'<akomaNtoso xmlns="{AKN}"><act>&e;</act></akomaNtoso>'
    ).encode(),
    "inclusion": akn('law <xi:include href="file://{canary}" parse="text"/>').encode(),
    "style sheet": akn("law", '<?xml-stylesheet href="file://{canary}"?>').encode(),
    "a hundred thousand attributes": akn("law <b " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>").encode(),
    "one attribute of ten megabytes": akn(f'law <b title="{"x" * 10_000_000}"/>').encode(),
    "HTML nested ten thousand deep": b"<html><body>" + b"<div>" * 10_000 + b"1. Law" + b"</div>" * 10_000,
    "HTML lists nested five thousand deep": b"<html><body>" + b"<ol><li>one" * 5_000,
    "HTML tables nested a thousand deep": b"<html><body>" + b"<table><tr><td>1. Law" * 1_000,
    "HTML never closed": b"<html><body><p>1. Law" + b"<b><i><a href='x'>" * 5_000,
    "HTML of comments": b"<html><body>1. Law" + b"<!--" * 50_000,
    "HTML of half entities": b"<html><body>1. Law " + b"&#" * 100_000,
    "HTML frames of files": b"<html><body>1. Law<iframe src='file://{canary}'></iframe><object data='file://{canary}'></object>",
    "HTML list number a billion": b"<html><body><ol start='1000000000'><li value='-99999999999999999999'>Law</ol>",
    "HTML spans": b"<html><body><table><tr><td colspan='1000000000' rowspan='1000000000'>1. Law</table>",
    "HTML with many encodings": b"\xef\xbb\xbf<html><meta charset=utf-7><meta charset=utf-16><body>+ADw-script+AD4-1. Law",
    "HTML of null characters": b"<html><body>1. Law " + b"\x00" * 1000 + b"<p>text",
}
