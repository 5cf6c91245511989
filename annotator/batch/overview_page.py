"""Render the comparison of a batch as one self-contained HTML page, in the look of the single report."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from annotator.batch.columns import TABLES
from annotator.batch.overview import FAMILIES, STATUSES, Group, Line, Overview
from annotator.report.html_labels import FamilyStyle, Words, family_style
from annotator.report.html_shell import content_policy, load_asset, page_template
from annotator.report.html_summary import join_words, looked_for, plural
from annotator.report.html_text import anchor, show_plain
from annotator.report.search_scope import findable_labels

#: What a page can show and a reader take in; the tables hold everything.
MOST_LINES = 1_000
MOST_HEAT = 150
MOST_GROUPS_SHOWN = 48
MOST_ERRORS = 500
#: Shades of the heat map, by findings of a kind for each 10,000 words: the least density of each.
SHADES = (0.0, 1.0, 3.0, 6.0, 12.0)
_WIDTH = 100
#: Styles of the single report that this page shares.
STYLES = ("report.css", "tables.css", "widths.css", "print.css")
PARTIAL = ("weak", "deferred", "optional")


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a bar chart, in hundredths of its width."""

    style: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class TableLine:
    """An instrument in the table."""

    place: int
    id: str
    href: str
    data_href: str
    title: str
    country: str
    year: str
    cells: tuple[tuple[str, float, str], ...]
    density: str
    density_value: float
    density_bar: float
    safeguards: str
    safeguards_value: float
    safeguard_bars: tuple[Bar, ...]
    notes: tuple[str, ...]
    is_searched: bool


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A cell of the heat map: a number of findings, its shade, and where the first of them stands."""

    count: int
    shade: int
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class HeatHead:
    """A column of the heat map."""

    title: str
    full: str
    style: FamilyStyle
    is_first: bool
    span: int


@dataclass(frozen=True, slots=True)
class HeatLine:
    """A line of the heat map."""

    id: str
    href: str
    title: str
    about: str
    cells: tuple[tuple[FamilyStyle, HeatCell | None], ...]


@dataclass(frozen=True, slots=True)
class SafeguardView:
    """A safeguard over all instruments."""

    title: str
    needed: int
    instruments: int
    bars: tuple[Bar, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class GroupBar:
    """A bar of a small chart; ``tick`` marks all instruments together, a cut bar is longer than the chart."""

    title: str
    style: FamilyStyle
    width: float
    tick: float
    value: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """A small chart of a country or a period."""

    name: str
    about: str
    bars: tuple[GroupBar, ...]
    members: tuple[tuple[str, str], ...]
    more: int


def render_overview(overview: Overview, known: Collection[str] = ()) -> str:
    """Return the comparison as one HTML file that loads nothing and depends on its arguments alone.

    Parameters
    ----------
    overview
        What the page compares.
    known
        The labels of the model: where nothing was found, the page names no other as looked for. Empty if they are not known.
    """
    from annotator.catalogue_loader import load_catalogue

    words = Words(load_catalogue())
    families = {label: family for family, labels in overview.labels.items() for label in labels if label in overview.charted}
    style = "".join(load_asset(name) for name in STYLES) + load_asset("index.css", "annotator.batch")
    script = load_asset("index.js", "annotator.batch")
    page = page_template("index.html.j2", "annotator.batch").render(
        policy=content_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        title=f"{plural(len(overview.lines), 'instrument')} compared",
        summary=_summary(overview),
        looked=looked_for(findable_labels(words.catalogue, known))
        if not any(line.row["findings"] for line in overview.lines)
        else [],
        missing=plural(overview.missing, "instrument") if overview.missing else "",
        lines=_table(overview),
        unsearched=overview.unsearched,
        unsearched_words=plural(overview.unsearched, "instrument"),
        hidden=max(0, len(overview.lines) - MOST_LINES),
        countries_named=sorted({show_plain(line.row["country"]) for line in overview.lines if line.row["country"]}),
        heads=_heads(overview, words),
        heat=_heat(overview, words),
        heat_hidden=max(0, len(overview.lines) - MOST_HEAT),
        shades=_shade_names(),
        safeguards=_safeguards(overview, words),
        charted=list(dict.fromkeys(family_style(family) for family in sorted(families.values(), key=FAMILIES.index))),
        countries=_groups(overview.countries, overview, words, families),
        years=_groups(overview.years, overview, words, families),
        groups_hidden=[max(0, len(groups) - MOST_GROUPS_SHOWN) for groups in (overview.countries, overview.years)],
        errors=[(show_plain(row["id"]), show_plain(row["error"])) for row in overview.errors[:MOST_ERRORS]],
        errors_hidden=max(0, len(overview.errors) - MOST_ERRORS),
        tables=list(TABLES),
        runs=[tuple(show_plain(part) for part in run) for run in overview.runs],
    )
    return page.encode("utf-8", "replace").decode("utf-8")


def _summary(overview: Overview) -> list[str]:
    rows = [line.row for line in overview.lines]
    total = sum(row["findings"] for row in rows)
    read = f"{plural(len(rows), 'instrument')} with {plural(sum(row['words'] for row in rows), 'word')} were read."
    if not rows:
        read = "No instrument could be read."
    failures = len(overview.errors)
    failed = f"{plural(failures, 'file')} could not be read and {'is' if failures == 1 else 'are'} listed below."
    if not total:
        sentences = [read, "None of the risks that were searched for was recognised." if rows else ""]
    else:
        parts = [
            f"{sum(row[column] for row in rows):,} {words}"
            for column, words in (
                ("offence_drafting", "on how offences are drafted"),
                ("missing_safeguards", "on safeguards that a power needs and that were searched for in vain"),
                ("wording", "on wording that weakens a protection or hardens a power"),
                ("whole_instrument", "that only the whole text shows"),
            )
            if any(row[column] for row in rows)
        ]
        sentences = [read, f"{plural(total, 'finding')} deserve a closer look: {join_words(parts)}."]
    return [s for s in (*sentences, failed if failures else "") if s]


def _table(overview: Overview) -> list[TableLine]:
    most = max((line.row["per_10000_words"] for line in overview.lines), default=0.0) or 1.0
    lines = []
    for place, line in enumerate(overview.lines[:MOST_LINES], start=1):
        row = line.row
        needed = row["safeguards_needed"]
        partial = sum(row[f"safeguards_{s}"] for s in PARTIAL)
        lines.append(
            TableLine(
                place=place,
                id=show_plain(row["id"]),
                href=_link(line),
                data_href=_address(line.file(".json")),
                title=_title(line),
                country=show_plain(row["country"]),
                year=str(row["year"] or ""),
                cells=tuple(
                    (name, row[name], f"{row[name]:,}")
                    for name in (
                        "words",
                        "findings",
                        "high",
                        "offence_drafting",
                        "missing_safeguards",
                        "wording",
                        "whole_instrument",
                    )
                ),
                density=f"{row['per_10000_words']:.1f}",
                density_value=row["per_10000_words"],
                density_bar=round(_WIDTH * row["per_10000_words"] / most, 2),
                safeguards=f"{row['safeguards_present']} of {needed}" if needed else "none needed",
                safeguards_value=row["safeguards_present"] / needed if needed else -1.0,
                safeguard_bars=_stack(row["safeguards_present"], partial, row["safeguards_absent"]),
                notes=tuple(show_plain(note) for note in row["notices"]),
                is_searched=line.is_searched,
            )
        )
    return lines


def _heads(overview: Overview, words: Words) -> list[HeatHead]:
    heads = []
    for family, labels in overview.labels.items():
        for at, label in enumerate(labels):
            heads.append(
                HeatHead(_short(label, words, family), words.title(label, family), family_style(family), at == 0, len(labels))
            )
    return heads


def _short(label: str, words: Words, family: str) -> str:
    """Title of a label where its family is named beside it: a missing safeguard need not say that it is missing."""
    return words.title(label.removeprefix("missing-"), "safeguards") if family == "absences" else words.title(label, family)


def _heat(overview: Overview, words: Words) -> list[HeatLine]:
    titles = {label: words.title(label, family) for family, labels in overview.labels.items() for label in labels}
    lines = []
    for line in overview.lines[:MOST_HEAT]:
        cells = []
        for family, labels in overview.labels.items():
            for label in labels:
                cells.append((family_style(family), _heat_cell(line, label, titles[label])))
        known = (show_plain(line.row["country"]), str(line.row["year"] or ""), "" if line.is_searched else "not English")
        about = ", ".join(part for part in known if part)
        lines.append(HeatLine(show_plain(line.row["id"]), _link(line), _title(line), about, tuple(cells)))
    return lines


def _heat_cell(line: Line, label: str, title: str) -> HeatCell | None:
    count = line.labels.get(label, 0)
    if not count:
        return None
    density = line.density(label)
    shade = sum(density >= least for least in SHADES)
    page = line.file(".html")
    href = _address(page) + anchor(line.first[label]) if page else _link(line)
    return HeatCell(count, shade, href, f"{title}: {plural(count, 'finding')}, {density:.1f} for each 10,000 words")


def _shade_names() -> list[tuple[int, str]]:
    """Number and meaning of each shade."""
    names = []
    for at, least in enumerate(SHADES, start=1):
        upper = f"{SHADES[at]:g}" if at < len(SHADES) else ""
        names.append((at, f"under {upper}" if at == 1 else f"{least:g} to {upper}" if upper else f"{least:g} and more"))
    return names


def _safeguards(overview: Overview, words: Words) -> list[SafeguardView]:
    return [
        SafeguardView(
            words.title(item.safeguard, "safeguards"),
            item.needed,
            item.instruments,
            _stack(item.counts["present"], sum(item.counts[s] for s in PARTIAL), item.counts["absent"]),
            tuple((status, item.counts[status]) for status in STATUSES),
        )
        for item in overview.safeguards
    ]


def _groups(groups: Sequence[Group], overview: Overview, words: Words, families: Mapping[str, str]) -> list[GroupView]:
    most = _scale(groups, overview)
    shown = []
    for group in groups[:MOST_GROUPS_SHOWN]:
        bars = tuple(
            GroupBar(
                _short(label, words, families[label]),
                family_style(families[label]),
                round(_WIDTH * min(density / most, 1.0), 2),
                round(_WIDTH * overall / most, 2),
                f"{density:.1f}",
                density > most,
            )
            for label, density, overall in zip(overview.charted, group.densities, overview.overall, strict=True)
        )
        about = f"{plural(len(group.lines), 'instrument')}, {plural(group.words, 'word')}"
        members = tuple((_title(line), _link(line)) for line in group.lines[:12])
        shown.append(GroupView(show_plain(group.name), about, bars, members, max(0, len(group.lines) - 12)))
    return shown


def _scale(groups: Sequence[Group], overview: Overview) -> float:
    """Density that fills a small chart: nine bars in ten fit, so that one short instrument does not flatten the others."""
    found = sorted(density for group in groups for density in group.densities)
    usual = found[int(0.9 * (len(found) - 1))] if found else 0.0
    return max(usual, *overview.overall, 1.0)


def _stack(present: int, partial: int, absent: int) -> tuple[Bar, ...]:
    """A bar of shares, each piece beginning where the last one ended."""
    total = present + partial + absent
    bars, x = [], 0.0
    for name, count in (("present", present), ("partial", partial), ("absent", absent)):
        if count:
            width = round(_WIDTH * count / total, 2)
            bars.append(Bar(name, round(x, 2), width))
            x += width
    return tuple(bars)


def _title(line: Line) -> str:
    return " ".join(show_plain(line.row["title"] or line.row["name"] or line.row["id"]).split()) or "Untitled instrument"


def _link(line: Line) -> str:
    return _address(line.file(".html") or line.file(".json"))


def _address(name: str) -> str:
    return quote(name)
