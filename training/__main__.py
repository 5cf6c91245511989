"""``python -m training COMMAND``: run, gold, import-annotations."""

from __future__ import annotations

import argparse
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Parse the command line and run one command; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("run", help="train, calibrate and write a model folder")
    train.add_argument("config", type=Path)
    train.add_argument("--limit", type=int, help="use only this many examples (a check of the machinery)")
    train.add_argument("--out", type=Path, help="folder that receives NAME/VERSION (default: models/)")
    commands.add_parser("import-annotations", help="bring ../shared/gold/train in as stand-off data")
    gold = commands.add_parser("gold", help="score the five gold laws")
    gold.add_argument("--out", type=Path, required=True, help="folder for the reports")
    gold.add_argument("--model", help="folder of another model")
    options = parser.parse_args(arguments)
    if options.command == "run":
        from training.run import run

        run(options.config, options.limit, options.out)
    elif options.command == "import-annotations":
        from training.import_annotations import import_annotations

        counts = import_annotations()
        print(f"{sum(counts.values())} units of {len(counts)} laws")
    elif options.command == "gold":
        from training.gold import score_gold

        print(score_gold(options.out, options.model)[0])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
