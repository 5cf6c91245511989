"""``python -m training.instruments check|readme``: the laws and treaties that are cited anywhere, one YAML file each.

A file of ``corpus/instruments`` identifies an instrument and says where its text comes from; it never holds the text.
The schema is strict: an unknown key, a missing key or a value of the wrong shape is an error that names file and key.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from training.locations import LAWS

INSTRUMENTS = Path(__file__).parents[1] / "corpus" / "instruments"
README = "README.md"

KINDS: Mapping[str, str] = {
    "treaty": "in force or adopted: convention, covenant, protocol, agreement between states",
    "draft-treaty": "a text or proposals under negotiation",
    "model-law": "a text offered for enactment or agreement, binding on nobody",
    "act": "passed by a legislature: statute, code, amendment act, or a named part of one",
    "decree": "made by an executive with the force of law: decree-law, ordinance, provisional order",
    "bill": "not (yet) passed",
    "regulation": "directly applicable law of a union of states",
    "directive": "law of a union of states that its members transpose",
    "rules": "internal law of an international organisation",
    "collection": "a group of laws that is criticised as a group",
}
RELATIONS: Mapping[str, str] = {
    "draft-of": "this text became, or was negotiated into, the other",
    "protocol-to": "this treaty adds to the other",
    "amends": "this law changes the other",
    "version-of": "the same law at another date",
    "replaces": "this law took the place of the other",
    "extract-of": "this is a part of the other",
}
KEYS = ("id", "title", "country", "year", "kind", "language", "akn", "address", "aliases", "relations", "provenance")
# Hash of the very file at ``address``, for those who have fetched and read it: ``annotator corpus fetch`` checks it.
OPTIONAL_KEYS = ("address_sha256",)
PROVENANCE_KEYS = ("repository", "commit", "path", "sha256", "source_sha256", "complete")
# Codes in use instead of a country, in ids and in Akoma Ntoso work URIs.
BODIES: Mapping[str, str] = {
    "un": "United Nations",
    "coe": "Council of Europe",
    "eu": "European Union",
    "aun": "African Union",
    "oas": "Organization of American States",
    "las": "League of Arab States",
    "gcc": "Gulf Cooperation Council",
    "interpol": "INTERPOL",
}
_ISO_3166 = frozenset(
    """AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
    CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF
    GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
    KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
    SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
    VN VU WF WS YE YT ZA ZM ZW""".split()
)
_ID = re.compile(r"[a-z]{2,8}(-[a-z0-9]+)+")
_AKN = re.compile(r"/akn/([a-z]{2,8})/(act|bill|doc)(/[a-z-]+)?/\d{4}(-\d\d){0,2}/[a-z0-9][a-z0-9.-]*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_COMMIT = re.compile(r"[0-9a-f]{40}")
_REPOSITORY = re.compile(r"[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class InstrumentError(ValueError):
    """A mistake in an instrument's file; the message names the file and what to do."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the text that we work with was taken from.

    ``repository`` is ``owner/name`` of a public git repository, ``path`` the file in it (``None``: several files or not
    recorded), ``sha256`` the hash of the extracted text, ``source_sha256`` that of the source file or of the part of it
    that was used, ``complete`` whether the text is the whole instrument.
    """

    repository: str
    commit: str
    path: str | None
    sha256: str
    source_sha256: str | None
    complete: bool


@dataclass(frozen=True, slots=True)
class Relation:
    """How an instrument is connected with another one."""

    kind: str
    instrument: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law or treaty as it is cited."""

    id: str
    title: str
    country: str | None
    year: int | None
    kind: str
    language: str
    akn: str | None
    address: str | None
    aliases: tuple[str, ...]
    relations: tuple[Relation, ...]
    provenance: Provenance | None

    @property
    def place(self) -> str:
        """Country code, or the body that made the instrument."""
        return self.country or BODIES[self.id.split("-", 1)[0]]


class _StrictLoader(yaml.SafeLoader):
    """Safe YAML that refuses a key that stands twice."""


def _mapping(loader: _StrictLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    for key in keys:
        if keys.count(key) > 1:
            raise InstrumentError(f"the key {key!r} stands twice")
    return dict(loader.construct_mapping(node, deep=True))


_StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def parse_instrument(text: str, file: str) -> Instrument:
    """Read one file strictly.

    Parameters
    ----------
    text
        The file's text.
    file
        Its name, ``ke-cmca-2018.yaml``; the id must be the same.

    Raises
    ------
    InstrumentError
        At the first thing that is not as the README says.
    """
    try:
        data = yaml.load(text, Loader=_StrictLoader)
        return _instrument(data, file)
    except yaml.YAMLError as error:
        raise InstrumentError(f"{file}: not valid YAML: {error}") from error
    except InstrumentError as error:
        message = str(error)
        raise InstrumentError(message if message.startswith(file) else f"{file}: {message}") from None


def _instrument(data: Any, file: str) -> Instrument:
    _keys(data, KEYS, "the file", OPTIONAL_KEYS)
    if "address_sha256" in data and not _SHA256.fullmatch(str(data["address_sha256"])):
        raise InstrumentError("address_sha256 must be the SHA-256 of the file at the address, in hexadecimal")
    name = _text(data, "id", _ID.fullmatch)
    if file != f"{name}.yaml":
        raise InstrumentError(f"id {name!r} must be the file's name without .yaml")
    kind = _text(data, "kind", KINDS.__contains__)
    country = _optional(data, "country", _ISO_3166.__contains__)
    prefix = name.split("-", 1)[0]
    if country is None and prefix not in BODIES:
        raise InstrumentError(f"country is null, so the id must begin with one of {', '.join(BODIES)}")
    if country is not None and prefix != country.lower():
        raise InstrumentError(f"the id must begin with {country.lower()!r}, as country says")
    year = data["year"]
    if not (year is None or (type(year) is int and 1900 <= year <= 2100)):
        raise InstrumentError("year must be a number like 2018, or null")
    akn = _optional(data, "akn", _AKN.fullmatch)
    if (year is None or akn is None) and kind != "collection":
        raise InstrumentError("year and akn may be null for a collection only")
    if akn is not None and akn.split("/")[2] != prefix:
        raise InstrumentError(f"akn must begin with /akn/{prefix}/")
    if akn is not None and (akn.split("/")[3] == "bill") != (kind in {"bill", "draft-treaty"}):
        raise InstrumentError("akn says bill exactly where kind is bill or draft-treaty")
    return Instrument(
        id=name,
        title=_text(data, "title"),
        country=country,
        year=year,
        kind=kind,
        language=_text(data, "language", _LANGUAGE.fullmatch),
        akn=akn,
        address=_optional(data, "address", _is_address),
        aliases=tuple(_list(data, "aliases", lambda v: isinstance(v, str) and bool(_ID.fullmatch(v)))),
        relations=tuple(_relation(value) for value in _list(data, "relations", lambda v: isinstance(v, dict))),
        provenance=_provenance(data["provenance"]),
    )


def _relation(data: Any) -> Relation:
    _keys(data, ("kind", "instrument"), "a relation")
    return Relation(_text(data, "kind", RELATIONS.__contains__), _text(data, "instrument", _ID.fullmatch))


def _provenance(data: Any) -> Provenance | None:
    if data is None:
        return None
    _keys(data, PROVENANCE_KEYS, "provenance")
    if type(data["complete"]) is not bool:
        raise InstrumentError("complete must be true or false")
    return Provenance(
        repository=_text(data, "repository", _REPOSITORY.fullmatch),
        commit=_text(data, "commit", _COMMIT.fullmatch),
        path=_optional(data, "path", lambda v: not v.startswith("/") and ".." not in v.split("/")),
        sha256=_text(data, "sha256", _SHA256.fullmatch),
        source_sha256=_optional(data, "source_sha256", _SHA256.fullmatch),
        complete=data["complete"],
    )


def _keys(data: Any, keys: tuple[str, ...], what: str, optional: tuple[str, ...] = ()) -> None:
    if not isinstance(data, dict):
        raise InstrumentError(f"{what} must be a mapping with the keys {', '.join(keys)}")
    for key in data:
        if key not in keys and key not in optional:
            raise InstrumentError(f"unknown key {key!r} in {what}; known: {', '.join(keys)}")
    for key in keys:
        if key not in data:
            raise InstrumentError(
                f"missing key {key!r} in {what}; write “{key}: null” where null is allowed and nothing is known"
            )


def _text(data: Mapping[str, Any], key: str, good: Callable[[str], object] = bool) -> str:
    value = data[key]
    if not isinstance(value, str) or not value.strip() or not good(value):
        raise InstrumentError(f"{key} cannot be {value!r}; see the README for its form")
    return value


def _optional(data: Mapping[str, Any], key: str, good: Callable[[str], object]) -> str | None:
    return None if data[key] is None else _text(data, key, good)


def _list(data: Mapping[str, Any], key: str, good: Callable[[Any], bool]) -> list[Any]:
    values = data[key]
    if not isinstance(values, list) or not all(good(value) for value in values):
        raise InstrumentError(f"{key} must be a list (empty: []); see the README for its form")
    return values


def _is_address(value: str) -> bool:
    parts = urlsplit(value)
    return parts.scheme in {"http", "https"} and "." in parts.netloc and not re.search(r"\s", value)


def load_instruments(folder: Path = INSTRUMENTS) -> dict[str, Instrument]:
    """Every instrument by its id, in order of ids.

    Raises
    ------
    InstrumentError
        If a file is wrong, a name or URI stands twice, or a relation leads nowhere.
    """
    found = {}
    for path in sorted(folder.glob("*.yaml")):
        found[path.stem] = parse_instrument(path.read_text(encoding="utf-8"), path.name)
    _unique("name", ((n, i.id) for i in found.values() for n in (i.id, *i.aliases)))
    _unique("akn", ((i.akn, i.id) for i in found.values() if i.akn))
    for instrument in found.values():
        for relation in instrument.relations:
            if relation.instrument not in found or relation.instrument == instrument.id:
                raise InstrumentError(f"{instrument.id}.yaml: there is no other instrument {relation.instrument!r}")
    return found


def _unique(what: str, pairs: Iterable[tuple[str, str]]) -> None:
    owners: dict[str, str] = {}
    for value, owner in pairs:
        if value in owners:
            raise InstrumentError(f"{owner}.yaml: the {what} {value!r} already belongs to {owners[value]}.yaml")
        owners[value] = owner


def names(instruments: Mapping[str, Instrument]) -> dict[str, str]:
    """Id of an instrument for each of its names, aliases included."""
    return {name: i.id for i in instruments.values() for name in (i.id, *i.aliases)}


def check_texts(instruments: Mapping[str, Instrument], laws: Path = LAWS) -> Iterator[str]:
    """Problems between the files and the texts of real laws at hand: one file each way, and equal hashes."""
    for folder in sorted(path.parent for path in laws.glob("*/text.txt")):
        instrument = instruments.get(folder.name)
        if instrument is None or instrument.provenance is None:
            yield f"{folder.name}: there is a text but no provenance in corpus/instruments"
        elif hashlib.sha256((folder / "text.txt").read_bytes()).hexdigest() != instrument.provenance.sha256:
            yield f"{folder.name}: the text at hand is not the one whose hash is recorded"
    for instrument in instruments.values():
        if instrument.provenance is not None and not (laws / instrument.id / "text.txt").is_file():
            yield f"{instrument.id}: provenance is recorded but the text is not at hand"


def readme(instruments: Mapping[str, Instrument]) -> str:
    """The text of ``corpus/instruments/README.md``."""
    with_text = sum(i.provenance is not None for i in instruments.values())
    kinds = Counter(i.kind for i in instruments.values())
    kind_rows = "\n".join(f"| `{kind}` | {meaning} | {kinds[kind]} |" for kind, meaning in KINDS.items())
    relation_rows = "\n".join(f"| `{kind}` | {meaning} |" for kind, meaning in RELATIONS.items())
    rows = "\n".join(
        f"| `{i.id}` | {i.title} | {i.place} | {i.year or '-'} | {i.kind} | {i.language} | {'yes' if i.provenance else '-'} |"
        for i in instruments.values()
    )
    bodies = ", ".join(f"`{code}` {name}" for code, name in BODIES.items())
    template = (Path(__file__).parent / "instruments_readme.template.md").read_text(encoding="utf-8")
    return template.format(
        total=len(instruments), with_text=with_text, without=len(instruments) - with_text,
        addresses=sum(i.address is not None for i in instruments.values()),
        kind_rows=kind_rows, relation_rows=relation_rows, rows=rows, bodies=bodies,
    )  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Check the files, or write the README anew; return the exit code."""
    command = sys.argv[1:] if arguments is None else arguments
    if command not in (["check"], ["readme"]):
        print("usage: python -m training.instruments check|readme", file=sys.stderr)
        return 2
    try:
        instruments = load_instruments()
    except InstrumentError as error:
        print(error, file=sys.stderr)
        return 1
    if command == ["readme"]:
        (INSTRUMENTS / README).write_text(readme(instruments), encoding="utf-8")
        return 0
    problems = []
    if (INSTRUMENTS / README).read_text(encoding="utf-8") != readme(instruments):
        problems.append("README.md is not in step: run python -m training.instruments readme")
    if LAWS.is_dir():
        problems += check_texts(instruments)
    else:
        print("The texts of real laws are not at hand: hashes are not checked.", file=sys.stderr)
    for problem in problems:
        print(problem)
    print(f"{len(instruments)} instruments, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
