"""Definitions before and after, all invented: what makes one wider, and what does not tell.

``WIDER`` maps a name to (narrow, wide): from left to right the definition is widened, from right to left narrowed. ``UNDECIDED``
pairs must not be called better or worse in either direction.
"""

from __future__ import annotations

WIDER: dict[str, tuple[str, str]] = {
    "an alternative at the end": (
        "“device” means a telephone or a computer.",
        "“device” means a telephone or a computer or a wearable sensor.",
    ),
    "an alternative where there was none": (
        "“network” means cables that join computers.",
        "“network” means cables or radio links that join computers.",
    ),
    "a member between commas": (
        "“vessel” means a boat, a raft or a ferry.",
        "“vessel” means a boat, a raft, a drone or a ferry.",
    ),
    "a last member of a list": (
        "“record” means a letter, a ledger or a map.",
        "“record” means a letter, a ledger, a map or a recording.",
    ),
    "a first member of a list": (
        "“record” means a letter, a ledger or a map.",
        "“record” means a message, a letter, a ledger or a map.",
    ),
    "points of which one is enough": (
        "“provider” means a person who—\n(a) carries messages; or\n(b) stores messages.",
        "“provider” means a person who—\n(a) carries messages;\n(b) stores messages; or\n(c) designs software.",
    ),
    "a condition among points that must all be met": (
        "“grave crime” means a crime that—\n(a) causes death;\n(b) was planned; and\n(c) involves a group.",
        "“grave crime” means a crime that—\n(a) causes death; and\n(b) involves a group.",
    ),
    "all points become any point": (
        "“extremist group” means a group that—\n(a) preaches hatred; and\n(b) has used violence.",
        "“extremist group” means a group that—\n(a) preaches hatred; or\n(b) has used violence.",
    ),
    "means becomes includes": (
        "“critical system” means a system on which a hospital depends.",
        "“critical system” includes a system on which a hospital depends.",
    ),
    "means becomes means and includes": (
        "“harm” means bodily injury.",
        "“harm” means and includes bodily injury.",
    ),
    "a tail of examples": (
        "“tool” means a hammer or a saw.",
        "“tool” means a hammer or a saw, including a hammer made for play.",
    ),
    "a member of an open list joined by and": (
        "“premises” includes land, buildings and vehicles.",
        "“premises” includes land, buildings, servers and vehicles.",
    ),
    "an adjective dropped": (
        "“key service” means a nationwide service for the public.",
        "“key service” means a service for the public.",
    ),
    "a relative clause dropped": (
        "“protected system” means a computer that controls a power plant.",
        "“protected system” means a computer.",
    ),
    "a qualifying phrase dropped": (
        "“interception” means the recording of a call without the knowledge of the caller.",
        "“interception” means the recording of a call.",
    ),
    "only dropped": (
        "“traffic data” means data that shows only the route of a message.",
        "“traffic data” means data that shows the route of a message.",
    ),
    "a qualifier in commas dropped": (
        "“critical incident” means an event, in a hospital or a bank, that stops a service.",
        "“critical incident” means an event that stops a service.",
    ),
    "an exclusion dropped": (
        "“content” means the words of a message but does not include its address.",
        "“content” means the words of a message.",
    ),
    "an exception dropped": (
        "“weapon” means any tool other than a kitchen knife that can cut.",
        "“weapon” means any tool that can cut.",
    ),
    "a member of an exception dropped": (
        "“metadata” means data other than texts, pictures or locations.",
        "“metadata” means data other than texts or pictures.",
    ),
    "what is merely possible": (
        "“threat” means an attack on a network.",
        "“threat” means a potential attack on a network.",
    ),
    "a catch-all": (
        "“publish” means to print or broadcast.",
        "“publish” means to print, broadcast or otherwise make known.",
    ),
    "one definition among many": (
        "“act” means a deed; “cult” means a group that uses force; “pact” means a promise.",
        "“act” means a deed; “cult” means a group that uses force or pressure; “pact” means a promise.",
    ),
    "a qualifier inside a list of alternatives": (
        "“loss” means harm of a lasting nature or expense.",
        "“loss” means harm or expense.",
    ),
}  # fmt: skip

UNDECIDED: dict[str, tuple[str, str]] = {
    "members in another order": (
        "“record” means a letter, a ledger or a map.",
        "“record” means a map, a letter or a ledger.",
    ),
    "articles and empty words": (
        "“record” means any letter or ledger.",
        "“record” means a letter or a ledger.",
    ),
    "other words": (
        "“vessel” means a craft for use on water.",
        "“vessel” means an apparatus for use on water.",
    ),
    "the means of an act": (
        "“entry” means getting into an account of another.",
        "“entry” means getting into an account of another through a program or a tool.",
    ),
    "another amount": (
        "“crowd” means five persons in one place.",
        "“crowd” means seven persons in one place.",
    ),
    "one condition for another": (
        "“grave crime” means a crime that causes death.",
        "“grave crime” means a crime that was planned.",
    ),
    "wider here and narrower there": (
        "“device” means a portable computer.",
        "“device” means a computer or a telephone, but does not include a toy.",
    ),
    "points in other letters": (
        "“provider” means a person who—\n(a) carries messages; or\n(b) stores messages.",
        "“provider” means a person who—\n(i) carries messages; or\n(ii) stores messages.",
    ),
    "the law that is cited": (
        "“judge” has the meaning given in section 4.",
        "“judge” has the meaning given in section 9.",
    ),
    "a lack with more words": (
        "“intrusion” means entry without permission.",
        "“intrusion” means entry without the written permission of the owner.",
    ),
    "a hyphen": (
        "“chief adviser” means the Attorney General.",
        "“chief adviser” means the Attorney-General.",
    ),
    "a page break": (
        "“harm” means an injury to body\n.\n\nor property.",
        "“harm” means an injury to body\nor property.",
    ),
    "a spelling": (
        "“authorised user” means a user whom the organisation has authorised.",
        "“authorized user” means a user whom the organization has authorized.",
    ),
    "what a court is": (
        "“court” means the High Court.",
        "“court” means the High Court or a military tribunal.",
    ),
    "a new definition beside it": (
        "“act” means a deed; “pact” means a promise.",
        "“act” means a deed; “cult” means a group; “pact” means a promise.",
    ),
    "a term of the state": (
        "“Minister” means the Minister of Transport.",
        "“Minister” means the Minister of Infrastructure.",
    ),
}  # fmt: skip
