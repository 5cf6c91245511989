"""Reading Word files back in the tests: what comments are anchored on, and the file as it was before."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

from lxml import etree
from reading_factories import W as NAMESPACE
from reading_factories import docx, level, lists, numbered, run, zipped

from annotator.reading.docx import is_summary
from annotator.reading.read import read_bytes
from annotator.records import Clause, Evidence, Finding, Judgement, Report, Run, Span
from annotator.word.markup import escape

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = re.compile(
    r'<w:commentRangeStart w:id="\d+"/>|<w:commentRangeEnd w:id="\d+"/><w:r><w:commentReference w:id="\d+"/></w:r>'
    r'|<w:sdt><w:sdtPr><w:alias w:val="Findings of the annotator"/>.*?</w:sdtContent></w:sdt>',
    re.DOTALL,
)
_OPEN_RUN = r"<w:r(?: [^>]*)?>(?:<w:rPr/>|<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?"
_SPLIT_TEXT = re.compile(rf"</w:t></w:r>(?:{_MARK.pattern})+{_OPEN_RUN}<w:t(?: [^>]*)?>", re.DOTALL)
_SPLIT_RUN = re.compile(rf"</w:r>(?:{_MARK.pattern})+{_OPEN_RUN}", re.DOTALL)
_PRESERVE = ' xml:space="preserve"'


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a zip file in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def is_restored(original: str, changed: str) -> bool:
    """Whether a main part is the original with nothing but our marks, cut runs, kept spaces and table added."""
    i = j = 0
    while j < len(changed):
        mark = _MARK.match(changed, j)
        if mark and not original.startswith(mark.group(), i):
            j = mark.end()
        elif changed.startswith("</w:t></w:r>", j) and not original.startswith("</w:t>", i):
            split = _SPLIT_TEXT.match(changed, j)
            if split is None:
                return False
            j = split.end()
        elif changed.startswith("</w:r>", j) and not original.startswith("</w:r>", i):
            split = _SPLIT_RUN.match(changed, j)
            if split is None:
                return False
            j = split.end()
        elif i < len(original) and original[i] == changed[j]:
            i, j = i + 1, j + 1
        elif changed.startswith(_PRESERVE, j):
            j += len(_PRESERVE)
        else:
            return False
    return i == len(original)


def anchored(data: bytes) -> dict[str, str]:
    """The words that each comment stands on, white space squeezed, as a reader of the final version sees them."""
    root = etree.fromstring(parts(data)["word/document.xml"], etree.XMLParser(remove_comments=True))
    found: dict[str, list[str]] = {}
    open_ids: set[str] = set()
    for event, element in etree.iterwalk(root, events=("start",)):
        assert event == "start"
        if element.tag == W + "commentRangeStart":
            open_ids.add(element.get(W + "id"))
            found.setdefault(element.get(W + "id"), [])
        elif element.tag == W + "commentRangeEnd":
            open_ids.discard(element.get(W + "id"))
        elif any(a.tag == W + "del" for a in element.iterancestors()):
            continue
        else:
            text = {W + "t": element.text, W + "tab": "\t", W + "br": "\n", W + "p": "\n", W + "noBreakHyphen": "-"}.get(
                element.tag
            )
            for name in open_ids:
                found[name].append(text or "")
    assert not open_ids, "a comment has no end"
    return {name: " ".join("".join(words).split()) for name, words in found.items()}


def comments(data: bytes) -> dict[str, str]:
    """The text of each comment."""
    content = parts(data).get("word/comments.xml")
    if content is None:
        return {}
    return {c.get(W + "id"): " ".join(" ".join(c.itertext()).split()) for c in etree.fromstring(content)}


def summary(data: bytes) -> str:
    """The text of our table of findings."""
    body = etree.fromstring(parts(data)["word/document.xml"])[0]
    return " ".join(" ".join(e.itertext()) for e in body if is_summary(e))


def as_word_file(text: str) -> bytes:
    """A text as lawyers send it: automatic numbers, formatted runs, tracked changes, notes, a table now and then."""
    numbering = lists(level(0, "decimal", "%1."), level(1, "decimal", "(%2)"))
    bodies, notes, sections = [], [], 0
    for number, line in enumerate(line for line in text.split("\n") if line.strip()):
        words = escape(line.strip())
        half = line.strip()[: len(line.strip()) // 2]
        rest = escape(line.strip()[len(half) :])
        if line.startswith(f"{sections + 1}. "):
            sections += 1
            bodies.append(numbered(words.partition(". ")[2]))
        elif number % 7 == 1:
            bold = '<w:r w:rsidR="00C4"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
            bodies.append(bold.format(escape(half)) + run(rest))
        elif number % 11 == 2:
            deleted = '<w:del w:id="1" w:author="A"><w:r><w:delText xml:space="preserve"> formerly </w:delText></w:r></w:del>'
            bodies.append(run(escape(half)) + deleted + f'<w:ins w:id="2" w:author="A">{run(rest)}</w:ins>')
        elif number % 13 == 3:
            notes.append(f'<w:footnote w:id="{len(notes) + 2}"><w:p>{run("See the report.")}</w:p></w:footnote>')
            bodies.append(f'{run(words)}<w:r><w:footnoteReference w:id="{len(notes) + 1}"/></w:r>')
        elif number % 29 == 4:
            cell = f"<w:tc><w:p>{run(words)}</w:p></w:tc>"
            grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="6000"/><w:gridCol w:w="2000"/></w:tblGrid>'
            bodies.append(f"<w:tbl>{grid}<w:tr>{cell}<w:tc><w:p>{run('Note')}</w:p></w:tc></w:tr></w:tbl>")
        else:
            bodies.append(run(words))
    footnotes = f"<w:footnotes {NAMESPACE}>{''.join(notes)}</w:footnotes>"
    made = parts(docx(*bodies, numbering=numbering))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    declared = {
        "[Content_Types].xml": ("</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'),
        "word/_rels/document.xml.rels": (
            "</Relationships>",
            '<Relationship Id="rIdNotes" Target="footnotes.xml" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>',
        ),
    }
    for name, (old, new) in declared.items():
        made[name] = made[name].decode().replace(old, new).encode()
    return zipped({**made, "word/footnotes.xml": footnotes.encode()})


def report_on(data: bytes, quotes: Iterable[str] = (), spans: Iterable[Span] = ()) -> Report:
    """A report on a Word file with a finding on each of these quotes or spans."""
    document = read_bytes(data, "law.docx")
    where = [Span(at, at + len(q)) for q in quotes for at in [document.text.index(q)]] + list(spans)
    findings = []
    for number, span in enumerate(where):
        quote = document.text[span.start : span.end]
        findings.append(
            Finding(
                id=f"f-{number:012x}", label="missing-intent", family="risks", eid="sec_1", span=span, quote=quote,
                severity="high", probability=0.83, origin="model", message=f"About {quote}.",
                evidence=(Evidence("sec_1", span, quote),), suggestion="Say it better.",
            )
        )  # fmt: skip
    clause = Judgement(Clause("c1", "sec_1", Span(0, len(document.text))))
    return Report(document, Run("0.1.0", "toy", "c" * 64), (), (clause,), tuple(findings), ())
