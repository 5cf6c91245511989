"""How good the structure stage is: ``python -m training.evaluate_structure [units|references|penalties|all] [-v]``.

``units`` compares clauses with annotated units of real laws, ``references`` and ``penalties`` with samples judged by
hand (``corpus/samples``). All need the texts of the laws beside the checkout (``ANNOTATOR_SHARED``). ``-v`` lists
every disagreement.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training.locations import GOLD, LAWS, read_law
from training.structure_penalties import SAMPLE as PENALTIES
from training.structure_penalties import score_penalties
from training.structure_references import Score, read_sample, score_references
from training.structure_units import Row, evaluate_law


def main(arguments: list[str] | None = None) -> int:
    """Print the tables asked for; return 1 if the texts are not at hand, else 0."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate_structure", description=__doc__)
    parser.add_argument("part", nargs="?", default="units", choices=["units", "references", "penalties", "all"])
    parser.add_argument("-v", "--verbose", action="store_true", help="list every disagreement")
    options = parser.parse_args(arguments)
    if not LAWS.is_dir():
        print(f"No texts of laws at {LAWS}: set ANNOTATOR_SHARED to the folder that holds laws/ and gold/.")
        return 1
    if options.part in {"units", "all"}:
        _print_units(options.verbose)
    if options.part in {"references", "all"}:
        _print_references(options.verbose)
    if options.part in {"penalties", "all"}:
        _print_penalties(options.verbose)
    return 0


def _print_penalties(is_verbose: bool) -> None:
    scores = score_penalties(read_sample(PENALTIES))
    print(f"{'law':32}{'judged':>7}{'terms':>8}{'amounts':>9}{'everything':>12}")
    for law, score in scores.items():
        n = score.judged
        print(f"{law:32}{n:7}{score.terms / n:8.3f}{score.amounts / n:9.3f}{score.everything / n:12.3f}")
        for mistake in score.mistakes if is_verbose else ():
            print("   ", mistake)
    n = sum(score.judged for score in scores.values())
    shares = [sum(getattr(score, part) for score in scores.values()) / n for part in ("terms", "amounts", "everything")]
    print(f"{'all':32}{n:7}{shares[0]:8.3f}{shares[1]:9.3f}{shares[2]:12.3f}")


def _print_references(is_verbose: bool) -> None:
    scores = score_references(read_sample())
    print(f"{'law':32}{'judged':>7}{'found':>8}{'resolved':>9}{'exact':>7}{'spurious':>9}")
    total = Score()
    for law, score in scores.items():
        total.judged += score.judged
        total.found += score.found
        total.resolved += score.resolved
        total.exact += score.exact
        total.spurious += score.spurious
        _print_shares(law, score)
        for mistake in score.mistakes if is_verbose else ():
            print("   ", mistake)
    _print_shares("all", total)


def _print_shares(name: str, score: Score) -> None:
    n = score.judged or 1
    shares = f"{score.found / n:8.3f}{score.resolved / n:9.3f}{score.exact / n:7.3f}"
    print(f"{name:32}{score.judged:7}{shares}{score.spurious:9}")


def unit_files() -> list[Path]:
    """Files of annotated units whose law is at hand."""
    found = [path for part in ("units", "train/units") for path in sorted((GOLD / part).glob("*.jsonl"))]
    return [path for path in found if path.stat().st_size and (LAWS / path.stem / "text.txt").is_file()]


def _print_units(is_verbose: bool) -> None:
    rows = [evaluate_law(read_law(path.stem), path) for path in unit_files()]
    print(f"{'':32}{'':>6}   {'as measured':^21}   {'as judged':^21}")
    print(
        f"{'law':32}{'units':>6}   {'found':>7}{'F1':>7}{'exact':>7}   {'found':>7}{'F1':>7}{'exact':>7}{'cover':>8}{'Mch/s':>7}"
    )
    for row in rows:
        measured, judged = ("".join(f"{figure:7.3f}" for figure in row.figures(is_judged)) for is_judged in (False, True))
        rate = row.characters / max(row.seconds, 1e-9) / 1e6
        print(f"{row.law:32}{len(row.units):6}   {measured}   {judged}{row.coverage:8.3f}{rate:7.2f}")
    units = [unit for row in rows for unit in row.units]
    found, exact = sum(u.clause is not None for u in units), sum(u.is_exact for u in units)
    print(f"{'all':32}{len(units):6}   {found / len(units):7.3f}{'':7}{exact / len(units):7.3f}")
    _print_disagreements(rows, is_verbose)


def _print_disagreements(rows: list[Row], is_verbose: bool) -> None:
    different = [(row.law, unit) for row in rows for unit in row.disagreements]
    counts: dict[str, int] = {}
    for _, unit in different:
        verdict = unit.judgement.verdict if unit.judgement else "not judged"
        counts[verdict] = counts.get(verdict, 0) + 1
    said = ", ".join(f"{number} {verdict}" for verdict, number in sorted(counts.items()))
    print(f"{len(different)} disagreements, by who is right: {said}")
    for law, unit in different:
        verdict = unit.judgement.verdict if unit.judgement else "not judged"
        if is_verbose or verdict == "not judged":
            ours = unit.clause.eid if unit.clause else f"no clause alike ({unit.share:.2f})"
            print(f"  {law} {unit.name}: {ours}; {verdict}: {unit.judgement.why if unit.judgement else ''}")


if __name__ == "__main__":
    raise SystemExit(main())
