"""What a statement of scope is about: "Sections 10 and 11 are subject to", "Section 13 applies to", "this Part applies to"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.records import Reference, ScopeStatement

# What something is said of is named so many characters before the verb, or with nothing but such words between.
_BETWEEN = 12
_AUXILIARIES = re.compile(
    r"\s{1,9}(?:(?:shall|must|may|will|do|does|is|are|be|has|have|effect|apply|applies|also|likewise|equally|always|in|all|cases|"
    r"at|times|further|mutatis|mutandis),?\s{1,9}){0,7}\Z",
    re.IGNORECASE,
)
_STOP = re.compile(r"[,.;)]")
# "Section 15, except subsection (3), applies to": what is taken out stands between what is said of the rest.
_TAKEN_OUT = re.compile(
    r"\s{0,9}(?:\([^()]{0,40}(?:\([^()]{1,9}\)[^()]{0,40}){0,3}\)|,\s(?:except|other than|apart from|save)\b[^,.;]{1,80},)(?=\s)"
)
# "This section is subject to section 31", "the powers in this article may be used despite section 9": said for the whole section.
OF_SECTION = re.compile(
    r"(?:this (?:section|article|rule)|the (?:powers|provisions|measures|procedures|functions|obligations))\b", re.IGNORECASE
)


class Subjects:
    """Answers which cited provisions a statement of scope is about, on one instrument.

    Parameters
    ----------
    text
        The document.
    references
        Its citations of itself, resolved to eIds.
    """

    def __init__(self, text: str, references: Sequence[Reference]) -> None:
        self._text = text
        self._by_clause: dict[str, list[Reference]] = {}
        for reference in references:
            self._by_clause.setdefault(reference.eid, []).append(reference)

    def of(self, scope: ScopeStatement) -> list[str]:
        """EIds of these provisions; none where the statement names no provision as its subject."""
        return [target for reference in self.cited(scope) for target in reference.targets if target]

    def cited(self, scope: ScopeStatement) -> list[Reference]:
        """The citations that name them."""
        return [r for r in self._by_clause.get(scope.eid, ()) if self._is_subject(r, scope)]

    def _is_subject(self, reference: Reference, scope: ScopeStatement) -> bool:
        """Whether a citation stands in the words of the statement, or right before its verb."""
        if set(reference.targets) & set(scope.targets):
            return False
        if reference.span.start >= scope.span.start:
            return reference.span.end < scope.span.end
        between = _TAKEN_OUT.sub("", self._text[reference.span.end : scope.span.start], count=1)
        if len(between) <= _BETWEEN:
            return not _STOP.search(between)
        return len(between) <= 5 * _BETWEEN and _AUXILIARIES.match(between) is not None
