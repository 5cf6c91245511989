"""A memo in Markdown: the findings under the three-part test, every statement with the finding it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.catalogue_records import Catalogue
from annotator.reason.wording import SUGGESTION_HEADING
from annotator.records import Finding, Report
from annotator.report.counts import number
from annotator.report.places import ProvisionNames, on_one_line
from annotator.report.scorecard import figure_lines, scorecard
from annotator.report.search_scope import reported_labels
from annotator.report.three_part_test import QUESTIONS, Question, question_of

#: First line of every memo: reading knows by it that a file is no law.
MARK = "<!-- annotator memo -->"
# ASCII punctuation that CommonMark or its usual extensions could take for mark-up.
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&!$@:^=])")
LONGEST_QUOTE = 300
#: Suggested wordings shown for each label.
MOST_WORDINGS = 3


def render_memo(report: Report, catalogue: Catalogue) -> str:
    """The memo.

    Parameters
    ----------
    report
        What was found. Its words are escaped: nothing of a law becomes a link, a heading or mark-up.
    catalogue
        Titles, standards and wording of the labels.

    Returns
    -------
    str
        CommonMark. Each finding stands in it once, with its id and eId in brackets.
    """
    writer = _Memo(report, catalogue)
    lines = [MARK, "", f"# Memo: {writer.title()}", "", *writer.preliminaries()]
    for position, question in enumerate(QUESTIONS, start=1):
        lines += [f"## {position}. {question.title}", "", f"*{question.asks}*", "", *writer.answers(question)]
        lines += ["Assessment (to be written by the reader): \\_\\_\\_\\_", ""]
    return "\n".join(lines)


def escape(text: str) -> str:
    """Text on one line that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", on_one_line(text))


class _Memo:
    def __init__(self, report: Report, catalogue: Catalogue) -> None:
        self._report = report
        self._catalogue = catalogue
        self._names = ProvisionNames(report)
        self._labels = {f"{label.family}/{label.id}": label for label in catalogue.labels.values()}

    def title(self) -> str:
        """The instrument's title, or the name of its file."""
        return escape(self._report.document.title) or escape(self._report.document.source.name)

    def preliminaries(self) -> list[str]:
        """What was read and by what; what the memo is not."""
        document, run = self._report.document, self._report.run
        facts = [
            f"- File: {escape(document.source.name)}, SHA-256 `{document.source.sha256}`",
            f"- Read: {len(self._report.judgements):,} clauses; findings: {len(self._report.active_findings):,}",
            *self._decisions(),
            *(f"- {escape(line)}" for line in figure_lines(scorecard(self._report))),
            f"- By: annotator {escape(run.version)}, model {escape(run.model)}, catalogue `{run.catalogue[:16]}`",
            *(f"- Note: {escape(notice)}" for notice in document.notices),
            *self._gaps(),
            "- Use: a draft that arranges findings under the three-part test of articles 17 and 19 of the International "
            "Covenant on Civil and Political Rights. Whether the test is met is left to the reader. The brackets name the "
            "finding and the provision in the report.",
        ]
        return [*facts, ""]

    def answers(self, question: Question) -> list[str]:
        """The findings under one question, label by label, or what was looked for in vain."""
        found: dict[str, list[Finding]] = {}
        for finding in self._report.active_findings:
            if question_of(finding) is question:
                found.setdefault(f"{finding.family}/{finding.label}", []).append(finding)
        if not found:
            labels = reported_labels(self._catalogue, self._report)
            titles = "; ".join(escape(label.title) for label in labels if label.id in question.labels)
            return [f"Nothing of this kind was found. Looked for: {titles}.", ""]
        order = {name: number for number, name in enumerate(question.labels)}
        keys = sorted(found, key=lambda key: (order.get(key.split("/", 1)[1], len(order)), key))
        absent = [key for key in keys if key.startswith("absences/")]
        others = [line for key in keys if key not in absent for line in self._group(key, found[key])]
        return self._absences(absent, [f for key in absent for f in found[key]]) + others

    def _absences(self, keys: Sequence[str], findings: Sequence[Finding]) -> list[str]:
        """What is missing under one question, one statement a power: a reader meets each power once, with its list."""
        powers: dict[tuple[str, int], list[Finding]] = {}
        for finding in sorted(findings, key=lambda f: (f.span.start, f.eid)):
            powers.setdefault((finding.eid, finding.span.start), []).append(finding)
        if not powers:
            return []
        lines = [f"### Safeguards that were not found ({len(findings)}, for {number(len(powers), 'power')})", ""]
        lines += [self._power(missing) for missing in powers.values()]
        lines.append("")
        for key in keys:
            of_label = [f for f in findings if f"{f.family}/{f.label}" == key]
            lines += self._standards(key, f"Standards on {_safeguard(of_label[0])}", of_label[0])
            lines += self._wording(of_label, f" on {_safeguard(of_label[0])}")
        return lines

    def _power(self, missing: Sequence[Finding]) -> str:
        """One power with the safeguards that nothing was found to supply, and where all of them were looked for."""
        first = missing[0]
        heading = self._names.heading(first.eid)
        where = f"**{escape(self._names.name(first.eid))}**" + (f" ({escape(heading)})" if heading else "")
        names = "; ".join(f"{escape(_safeguard(f))} {_trace(f)}" for f in missing)
        places = dict.fromkeys(eid for f in missing for eid in f.searched)
        searched = "; ".join(escape(self._names.name(eid)) for eid in places)
        return f"- {where}: nothing was found on {names}." + (f" Looked in: {searched}." if searched else "")

    def _group(self, key: str, findings: Sequence[Finding]) -> list[str]:
        label = self._labels.get(key)
        title = escape(label.title if label else key.split("/", 1)[1])
        lines = [f"### {title} ({len(findings)}, severity {escape(findings[0].severity)})", ""]
        lines += [*(self._statement(f) for f in findings), ""]
        return lines + self._standards(key, "Standards", findings[0]) + self._wording(findings)

    def _standards(self, key: str, name: str, first: Finding) -> list[str]:
        label = self._labels.get(key)
        cited = [self._catalogue.standards[k] for k in label.sources if k in self._catalogue.standards] if label else []
        if not cited:
            return []
        names = "; ".join(escape(f"{s.title}, {s.article}" if s.article else s.title) for s in cited)
        return [f"{name}: {names} {_trace(first)}.", ""]

    def _wording(self, findings: Sequence[Finding], about: str = "") -> list[str]:
        """Suggested wording for one label: a few examples, because it differs only in words taken from each clause."""
        first_of: dict[str, Finding] = {}
        for finding in findings:
            if finding.suggestion:
                first_of.setdefault(finding.suggestion, finding)
        shown = list(first_of.values())[:MOST_WORDINGS]
        lines = [f"- {escape(finding.suggestion)} {_trace(finding)}" for finding in shown]
        if len(first_of) > len(shown):
            lines.append(f"- The report has {len(first_of) - len(shown)} more of this kind. {_trace(findings[0])}")
        return [f"{SUGGESTION_HEADING}{about}:", "", *lines, ""] if lines else []

    def _decisions(self) -> list[str]:
        """What was silenced, and what an earlier report had and this one has not."""
        lines = []
        if silenced := len(self._report.suppressed_findings):
            lines.append(f"- Silenced by recorded decisions and not listed here: {silenced:,}")
        if (baseline := self._report.baseline) is not None:
            new = sum(f.change == "new" for f in self._report.active_findings)
            lines.append(f"- Against {escape(baseline.name)}: {new:,} new, {len(baseline.gone):,} gone")
        return lines

    def _gaps(self) -> list[str]:
        """Where the text was not understood, so that nobody takes silence for an answer."""
        if self._report.coverage >= 1:
            return []
        share = f"{1 - self._report.coverage:.1%}"
        return [
            f"- Note: structure was not recognised in {share} of the words. The page (annotator annotate FILE -o report.html) "
            "lists these passages: read them yourself."
        ]

    def _statement(self, finding: Finding) -> str:
        quote = on_one_line(finding.quote)
        quote = quote if len(quote) <= LONGEST_QUOTE else quote[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
        heading = self._names.heading(finding.eid)
        where = f"**{escape(self._names.name(finding.eid))}**" + (f" ({escape(heading)})" if heading else "")
        # Most messages quote the words already.
        said = escape(finding.message)
        words = "" if escape(quote) in said else f" Words: “{escape(quote)}”"
        return f"- {where}: {said}{words} {_trace(finding)}"


def _safeguard(finding: Finding) -> str:
    """The safeguard that a finding misses, in words."""
    return finding.label.removeprefix("missing-").replace("-", " ")


def _trace(finding: Finding) -> str:
    """The finding and the provision that a statement rests on."""
    estimate = "" if finding.probability is None else f", estimated probability {finding.probability:.2f}"
    return f"[`{finding.id}` `{finding.eid}`{estimate}]"
