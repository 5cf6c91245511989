"""Offices that a clause names as acting."""

from __future__ import annotations

import re
from collections.abc import Iterator

ACTOR = (
    r"(?:Authority|Commissioner|Commission(?!s?\s{1,3}of\s{1,3}(?:an?|the|any|such)\s{1,3}(?:serious\s{1,3})?(?:offen|crim))|Minister|"
    r"Cabinet Secretary|Director|Agency|Board|Council|Regulator|Inspector|Tribunal|"
    r"Registrar|Comptroller|Court|Judge|Magistrate|Prosecutor|Police|Officer|Ombudsman|Attorney|President|Secretary)(?=s?\b)"
)
_NAMED = re.compile(rf"\b{ACTOR}", re.IGNORECASE)
# An office that is asked, told or helped does not act.
_ONLY_MENTIONED = re.compile(
    r"\b(?:consult\w*|advice|advise\w*|recommend\w*|opinion|inform\w*|notif\w+|report\w*|assist\w*|copy|request|appeal\w*|appl\w+)\b"
    r"[^.;,]{0,40}\Z",
    re.IGNORECASE,
)
_MENTION_REACH = 60


def acting_offices(wording: str) -> Iterator[str]:
    """Offices that a clause names as more than asked or told."""
    for match in _NAMED.finditer(wording):
        if not _ONLY_MENTIONED.search(wording[max(0, match.start() - _MENTION_REACH) : match.start()]):
            yield plain_office(match.group())


def plain_office(office: str) -> str:
    """The name of an office in one spelling."""
    return " ".join(office.lower().split())
