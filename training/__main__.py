"""``python -m training COMMAND``: models, their evaluation and cards, the gold laws, annotations."""

from __future__ import annotations

import argparse
from pathlib import Path

from training.agreement import SECOND
from training.locations import ANNOTATIONS, GOLD


def main(arguments: list[str] | None = None) -> int:
    """Parse the command line and run one command; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("run", help="train, calibrate and write a model folder")
    train.add_argument("config", type=Path)
    train.add_argument("--limit", type=int, help="use only this many examples (a check of the machinery)")
    train.add_argument("--out", type=Path, help="folder that receives NAME/VERSION (default: models/)")
    train.add_argument("--keep", type=Path, help="folder in which intermediate scores are kept, to go on after an interruption")
    judge = commands.add_parser("evaluate", help="cross-validation by instrument with baselines, as a page")
    judge.add_argument("config", type=Path)
    judge.add_argument("--keep", type=Path, help="folder of the intermediate scores of a training run")
    judge.add_argument("--out", type=Path, help="file for the page (default: print)")
    judge.add_argument("--without-context", action="store_true", help="train an encoder without headings as well, to compare")
    bring = commands.add_parser("import-annotations", help="bring annotated laws in as stand-off data")
    bring.add_argument("source", type=Path, nargs="?", default=GOLD / "train", help="folder with units/ and ann/")
    bring.add_argument("--second", action="store_true", help="into corpus/second-annotations, to measure agreement")
    gold = commands.add_parser("gold", help="score the five gold laws")
    gold.add_argument("--out", type=Path, required=True, help="folder for the reports")
    gold.add_argument("--model", help="folder of another model")
    wrong = commands.add_parser("gold-errors", help="errors on the gold laws and who is wrong, as a reader judged them")
    wrong.add_argument("reports", type=Path, help="folder of reports that the command gold wrote")
    wrong.add_argument("--unread", action="store_true", help="list the errors that nobody has judged yet")
    again = commands.add_parser("model-card", help="measure a model on the gold laws again and renew its card")
    again.add_argument("folder", type=Path)
    commands.add_parser("card", help="write the data card corpus/CARD.md anew")
    versus = commands.add_parser("compare", help="two models side by side on the gold laws")
    versus.add_argument("first", type=Path)
    versus.add_argument("second", type=Path)
    versus.add_argument("--title", default="Two models on the gold laws")
    versus.add_argument("--names", nargs=2, default=["the first model", "the second model"])
    rules = commands.add_parser("evaluate-matrix", help="the matrix rules alone, on annotated perception of the training laws")
    rules.add_argument("--law", help="only this law, with every cell that differs")
    rules.add_argument("--authored", nargs="*", metavar="PREFIX", help="whole instruments of our own instead of the laws")
    rules.add_argument("--held-out", type=Path, metavar="CONFIG", help="the model's own perception, on laws it did not see")
    rules.add_argument("--keep", type=Path, help="with --held-out: folder of the scores of a training run")
    rules.add_argument(
        "--as-annotated", nargs="*", default=(), metavar="FAMILY", help="with --held-out: power, confers, safeguard ..."
    )
    findings = commands.add_parser("evaluate-findings", help="what rules add to the model's risk labels, on laws it did not see")
    findings.add_argument("config", type=Path)
    findings.add_argument("--keep", type=Path, required=True, help="folder of the scores of a training run")
    figures = commands.add_parser("scorecard-corpus", help="measure the laws that a scorecard is compared with")
    figures.add_argument("--model", help="folder of another model, or a mode")
    figures.add_argument("--date", help="day to write down, ISO 8601 (default: today)")
    figures.add_argument("--out", type=Path, help="file to write (default: the one in the package)")
    figures.add_argument(
        "--laws", type=Path, help="folder with a folder for each law, text.txt in it (default: beside the checkout)"
    )
    options = parser.parse_args(arguments)
    if options.command == "run":
        from training.run import run

        run(options.config, options.limit, options.out, options.keep)
    elif options.command == "evaluate":
        from training.evaluate import evaluate
        from training.run import tomllib

        page = evaluate(tomllib.loads(options.config.read_text(encoding="utf-8")), options.keep, options.without_context)
        options.out.write_text(page, encoding="utf-8") if options.out else print(page)
    elif options.command == "import-annotations":
        from training.import_annotations import import_annotations

        counts = import_annotations(options.source, SECOND if options.second else ANNOTATIONS)
        print(f"{sum(counts.values())} units of {len(counts)} laws")
    elif options.command == "compare":
        from training.compare import compare_models

        print(compare_models(options.first, options.second, options.title, tuple(options.names)), end="")
    elif options.command == "model-card":
        from training.card import write_card as write_model_card
        from training.gold_figures import measure_gold

        write_model_card(options.folder, measure_gold(options.folder))
    elif options.command == "gold-errors":
        from training.gold_errors import causes_page, find_errors, read_judgements

        errors, judged = list(find_errors(options.reports)), read_judgements()
        if options.unread:
            for error in errors:
                if error not in judged:
                    print(error.law, error.unit, error.group, error.label, error.kind, sep="\t")
        else:
            print(causes_page(errors, judged), end="")
    elif options.command == "card":
        from training.corpus_card import write_card

        print(write_card())
    elif options.command == "evaluate-matrix":
        from training.evaluate_matrix import matrix_table, score_laws

        if options.held_out:
            from training.evaluate_matrix_held_out import score_held_out
            from training.run import tomllib

            if options.keep is None:
                parser.error("--held-out needs --keep FOLDER")
            settings = tomllib.loads(options.held_out.read_text(encoding="utf-8"))
            print(matrix_table(list(score_held_out(settings, options.keep, options.as_annotated))), end="")
            return 0
        if options.authored is not None:
            from training.evaluate_matrix_authored import score_authored

            print(matrix_table(list(score_authored(options.authored)), "instruments"), end="")
            return 0
        scores = list(score_laws([options.law] if options.law else []))
        print(matrix_table(scores), end="")
        for unit, name, wanted, got in scores[0].differing if options.law and scores else []:
            print(f"{unit:40} {name:24} annotated {wanted or '-':8} derived {got or '-'}")
    elif options.command == "evaluate-findings":
        from training.evaluate_findings import findings_table
        from training.run import tomllib

        print(findings_table(tomllib.loads(options.config.read_text(encoding="utf-8")), options.keep), end="")
    elif options.command == "scorecard-corpus":
        from training.scorecard_corpus import write_figures

        print(write_figures(options.laws, options.model, options.date, options.out))
    elif options.command == "gold":
        from training.gold import score_gold
        from training.gold_evidence import evidence_overlap
        from training.reliability import gold_cells, reliability_table

        print(score_gold(options.out, options.model)[0])
        evidence = evidence_overlap(options.out)
        print(f"evidence: {evidence['overlap']} of {evidence['true']} true findings overlap the gold quote")
        print(f"\nreliability of the risk labels, pooled\n{reliability_table(*gold_cells(options.out))}", end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
