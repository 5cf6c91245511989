"""The values that flow through the pipeline: frozen dataclasses without behaviour beyond their invariants.

Vocabulary follows Akoma Ntoso 1.0 (OASIS) for structure and the W3C Web Annotation model for
stand-off positions. All offsets are half-open character positions in ``Document.text``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

SCHEMA_VERSION = "1.3"
#: Severities from the gravest: the one order that sorting, counting and ``--fail-on`` use.
SEVERITIES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of characters, ``text[start:end]``.

    Raises
    ------
    ValueError
        If ``start`` is negative or lies after ``end``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    @property
    def length(self) -> int:
        """Number of characters covered."""
        return self.end - self.start

    def overlap(self, other: Span) -> int:
        """Number of characters both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text came from; never a full path, so that reports give away nothing about the machine."""

    name: str
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Document:
    """The text of an instrument as all later stages see it.

    ``pages`` holds the character offset at which each page of the source begins (empty where the
    source has no pages). ``notices`` are plain sentences about what reading could not do.
    """

    text: str
    source: Source
    title: str = ""
    language: str = "en"
    pages: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provision:
    """A node of the provision tree.

    ``kind`` is an Akoma Ntoso element name (``chapter``, ``section``, ``article``, ``subsection``,
    ``paragraph``, ``point``, ``preamble``, ``attachment``, ``toc``, ``hcontainer`` ...); ``eid`` is unique
    within the document. ``span`` covers number, heading, content and children; ``heading_span``
    covers number and heading alone (empty at ``span.start`` where there is none).
    """

    eid: str
    kind: str
    num: str
    heading: str
    parent: str | None
    span: Span
    heading_span: Span
    is_operative: bool = True


@dataclass(frozen=True, slots=True)
class Clause:
    """The unit of classification: a numbered paragraph or subsection with all its points.

    ``path`` holds the headings above it, outermost first; ``heading`` is the heading of its own
    section or article.
    """

    id: str
    eid: str
    span: Span
    path: tuple[str, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that a lexicon of the catalogue recognises; ``lexicon`` is the lexicon's name."""

    lexicon: str
    span: Span


@dataclass(frozen=True, slots=True)
class Safeguard:
    """A protection worded in a clause and how firmly (``mandatory``, ``optional``, ``deferred``, ``weak``)."""

    type: str
    strength: str
    span: Span
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Penalty:
    """A stated sanction. Years of imprisonment (life = 99, death = 100); ``fine`` is quoted as worded.

    ``fine_max`` and ``fine_min`` are its sums in ``fine_unit`` (a currency, ``penalty units``, ``level`` ...);
    ``combination`` says how prison and fine go together (``either-or-both``, ``or``, ``and``). All these are the basic
    form's and a human being's; a second conviction, an aggravating circumstance, each further day, a company's fine where it
    is another, a multiple of another penalty (``twice the fine`` is 2) and a penalty ``in addition`` to others stand apart.
    """

    max_years: float | None = None
    min_years: float | None = None
    fine: str | None = None
    fine_max: float | None = None
    fine_min: float | None = None
    fine_unit: str = ""
    combination: str = ""
    repeat_years: float | None = None
    aggravated_years: float | None = None
    daily_fine: float | None = None
    legal_person_fine: float | None = None
    multiplier: float | None = None
    is_additional: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Who must, may or must not: ``kind`` is ``state``, ``authority``, ``court``, ``provider`` or ``person``.

    ``modality`` is ``must``, ``may``, ``must-not`` or ``need-not`` (a negated duty); ``span`` covers the actor and the verb.
    """

    kind: str
    modality: str
    span: Span


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was perceived in one clause. ``probabilities`` are calibrated and keyed ``group:label``.

    ``focus`` is where the encoder's attention for a label was strongest; empty where only the linear model judged.
    ``actors`` are read from the wording by rule.
    """

    clause: Clause
    roles: tuple[str, ...] = ()
    offences: tuple[str, ...] = ()
    powers: tuple[str, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    modality: str = "constitutive"
    penalty: Penalty | None = None
    cues: tuple[Cue, ...] = ()
    probabilities: dict[str, float] = field(default_factory=dict)
    focus: dict[str, Span] = field(default_factory=dict)
    actors: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a conclusion rests on, and where they stand."""

    eid: str
    span: Span
    quote: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Suppression:
    """A recorded decision to silence a finding; ``date`` and ``expires`` are ISO 8601 days, empty where not stated."""

    reason: str
    author: str
    date: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A reported risk. ``origin`` is ``model``, ``rule`` or ``absence``; an absence says where it ``searched``, a rule may.

    Severity (a lawyer's judgement, from the catalogue), probability (calibrated, ``None`` where no
    model was asked) and origin stay three separate fields. ``fingerprint`` identifies the finding by its words,
    wherever they stand; ``change`` is ``new`` or ``unchanged`` against a baseline, empty without one;
    ``suppression`` says who silenced the finding and why.
    """

    id: str
    label: str
    family: str
    eid: str
    span: Span
    quote: str
    severity: str
    probability: float | None
    origin: str
    message: str
    evidence: tuple[Evidence, ...] = ()
    searched: tuple[str, ...] = ()
    precedents: tuple[str, ...] = ()
    suggestion: str = ""
    fingerprint: str = ""
    change: str = ""
    suppression: Suppression | None = None


@dataclass(frozen=True, slots=True)
class GoneFinding:
    """A finding of the baseline that this run did not make again."""

    id: str
    label: str
    family: str
    eid: str
    quote: str
    severity: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The earlier report that a run was compared with: the name of its file, and what is no longer found."""

    name: str
    gone: tuple[GoneFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """Whether a safeguard that a power needs reaches it.

    ``status`` is ``present``, ``optional``, ``deferred``, ``weak`` or ``absent``.
    """

    safeguard: str
    status: str
    evidence: tuple[Evidence, ...] = ()
    searched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A provision that confers powers in ``clause`` (an id; it can hold two), and its cells in the order of the catalogue."""

    eid: str
    powers: tuple[str, ...]
    cells: tuple[MatrixCell, ...]
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Offence:
    """One offence taken apart, each part with the words that prove it; a part that nothing words is ``None`` or empty.

    ``category`` is ``cyber-dependent``, ``cyber-enabled``, ``content`` or ``other``; ``is_expression`` says that the wrong lies
    in what is expressed. ``penalty`` may be stated elsewhere: ``penalty_eid`` is the provision that states it.
    ``passes_gateway`` says that the maximum reaches four years, from which treaties open cooperation for "serious crime".
    ``clause`` is the id of the clause that creates the offence: a provision can hold two, around text that it inserts elsewhere.
    """

    eid: str
    types: tuple[str, ...]
    category: str
    is_expression: bool
    conduct: Evidence | None = None
    object: Evidence | None = None
    mental: Evidence | None = None
    harm: Evidence | None = None
    exceptions: tuple[Evidence, ...] = ()
    penalty: Penalty | None = None
    penalty_eid: str = ""
    passes_gateway: bool = False
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and the provision that defines it.

    ``scope`` is the eId of the provision inside which it holds (``in this section``), empty for the whole instrument;
    ``alternatives`` are the other terms that the same words define (``"device" or "tool" means``).
    """

    term: str
    eid: str
    span: Span
    scope: str = ""
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation: the clause that cites, the words, and the eIds they resolve to (empty if unresolved).

    ``instrument`` names another law and is empty for this one; ``kind`` is the cited provision's kind.
    """

    eid: str
    span: Span
    kind: str
    targets: tuple[str, ...] = ()
    instrument: str = ""


@dataclass(frozen=True, slots=True)
class ScopeStatement:
    """A clause that says where something applies.

    ``relation`` is ``applies``, ``subject``, ``excludes``, ``overrides``, ``saves`` or ``purposes``.
    """

    eid: str
    span: Span
    relation: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExceptionStatement:
    """What a clause excepts: ``kind`` is ``defence``, ``exemption``, ``proviso`` or ``exception``; ``targets`` what it limits."""

    eid: str
    span: Span
    kind: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A stretch of text that structure recognition could not place."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Run:
    """What produced a report: version, model, catalogue hash and options; ``model_sha256`` covers every file of the model."""

    version: str
    model: str
    catalogue: str
    options: dict[str, str] = field(default_factory=dict)
    model_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a run found; every output format is made from this value.

    ``findings`` holds the suppressed ones too, so that none disappears; ``active_findings`` are the others.
    """

    document: Document
    run: Run
    provisions: tuple[Provision, ...]
    judgements: tuple[Judgement, ...]
    findings: tuple[Finding, ...]
    matrix: tuple[MatrixRow, ...]
    definitions: tuple[Definition, ...] = ()
    references: tuple[Reference, ...] = ()
    unrecognised: tuple[Unrecognised, ...] = ()
    coverage: float = 1.0
    baseline: Baseline | None = None
    exceptions: tuple[ExceptionStatement, ...] = ()
    offences: tuple[Offence, ...] = ()

    @property
    def active_findings(self) -> tuple[Finding, ...]:
        """Findings that nobody suppressed."""
        return tuple(f for f in self.findings if f.suppression is None)

    @property
    def suppressed_findings(self) -> tuple[Finding, ...]:
        """Findings that a recorded decision silences."""
        return tuple(f for f in self.findings if f.suppression is not None)
