"""The commands and their options; each command's work stands in a module of its own, imported when it is called."""

from __future__ import annotations

import contextlib
import os
import sys
from enum import Enum
from typing import Annotated

import typer

from annotator.errors import AnnotatorError
from annotator.version import __version__

app = typer.Typer(
    name="annotator",
    help="Mark vague offences, missing safeguards and optional wording in a cybercrime law or treaty, with evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

# An unforeseen failure ends with this code, so that scripts can tell it from findings (1) and bad input (2).
INTERNAL_ERROR = 70
INTERRUPTED = 130
MODEL_HELP = "linear (fastest), cascade (the default) or full; or the folder of another model."


LimitOption = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        help="Raise a limit on hostile or huge files, as in pdf-pages=50000 (repeatable). There are file-megabytes, "
        "unpacked-megabytes, packing-ratio, archive-parts, pdf-seconds, pdf-megabytes, pdf-pages and characters.",
    ),
]


class Severity(str, Enum):
    """Severities of the catalogue, from the mildest."""

    low = "low"
    medium = "medium"
    high = "high"


class Engine(str, Enum):
    """Where a batch is scored."""

    local = "local"
    spark = "spark"


def _show_version(value: bool) -> None:
    if value:
        print(f"annotator {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Mark vague offences, missing safeguards and optional wording in a cybercrime law or treaty, with evidence."""


@app.command()
def annotate(
    file: Annotated[str, typer.Argument(help="Text, PDF, DOCX, HTML or Akoma Ntoso file; - reads standard input.")],
    output: Annotated[
        list[str] | None,
        typer.Option("-o", "--output", help="Write a report instead of the summary: report.html, table.xlsx ... (repeatable)."),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", help="Format of each -o, if not by its ending; without -o, write it to standard output."),
    ] = None,
    fail_on: Annotated[
        Severity | None, typer.Option("--fail-on", help="Exit 1 if a finding of this severity or higher is reported.")
    ] = None,
    fail_on_new: Annotated[
        bool, typer.Option("--fail-on-new", help="With --baseline: only new findings count for the exit code.")
    ] = False,
    suppressions: Annotated[
        list[str] | None, typer.Option("--suppressions", help="YAML file of findings silenced with a reason (repeatable).")
    ] = None,
    baseline: Annotated[
        str | None, typer.Option("--baseline", help="Earlier JSON report: say which findings are new, unchanged, gone.")
    ] = None,
    model: Annotated[str | None, typer.Option(help=MODEL_HELP)] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite existing report files.")] = False,
    ocr: Annotated[bool, typer.Option("--ocr", help="Recognise the text of a scanned PDF with ocrmypdf, if installed.")] = False,
    limit: LimitOption = None,
) -> None:
    """Annotate one law and show its risks, or write them to a report."""
    from annotator.cli.annotate import run_annotate
    from annotator.cli.decisions import FailOn

    failure = FailOn(fail_on.value if fail_on else None, fail_on_new)
    known, bounds = suppressions or [], limit or []
    raise typer.Exit(run_annotate(file, output or [], formats or [], failure, model, force, known, baseline, ocr, bounds))


@app.command()
def verify(
    report: Annotated[str, typer.Argument(help="JSON report to check.")],
    file: Annotated[str, typer.Argument(help="The file that it was made from.")],
    model: Annotated[str | None, typer.Option(help="Folder of the model, if not the one that ships.")] = None,
    suppressions: Annotated[list[str] | None, typer.Option("--suppressions", help="Suppressions it was made with.")] = None,
    baseline: Annotated[str | None, typer.Option("--baseline", help="Baseline it was made with.")] = None,
    limit: LimitOption = None,
) -> None:
    """Make a report again from its file: exit 0 if it is the same, 1 with what differs if not."""
    from annotator.cli.verify import run_verify

    raise typer.Exit(run_verify(report, file, model, suppressions or [], baseline, limit or []))


@app.command("formats")
def list_formats() -> None:
    """List the formats that a report can be written in, and the endings of file names that choose them."""
    from annotator.cli.formats import run_formats

    raise typer.Exit(run_formats())


@app.command()
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of the JSON report."""
    from annotator.cli.formats import run_schema

    raise typer.Exit(run_schema())


@app.command()
def batch(
    paths: Annotated[
        list[str],
        typer.Argument(help="Files, folders, patterns, zip archives, or CSV, TSV or Parquet tables with a column text or file."),
    ],
    out: Annotated[str, typer.Option("--out", help="Folder for the reports, the tables and the page that compares them.")],
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the batch in the folder; only new work is done.")] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Begin anew: remove the batch in the folder, write over other files of the same names."),
    ] = False,
    workers: Annotated[int, typer.Option(min=0, help="Processes to score with; 0 means one a core.")] = 0,
    report_format: Annotated[
        list[str] | None,
        typer.Option("--format", help="Format of each instrument's report beside JSON (repeatable; html if not given)."),
    ] = None,
    columns: Annotated[str, typer.Option(help="Names of a table's columns, for example text=body,id=number.")] = "",
    seconds: Annotated[
        float | None, typer.Option(min=1, help="Longest time for one instrument (600 if not given).", show_default=False)
    ] = None,
    model: Annotated[str | None, typer.Option(help=MODEL_HELP)] = None,
    engine: Annotated[Engine, typer.Option(help="Where to score: on this machine or on a Spark cluster.")] = Engine.local,
    master: Annotated[str, typer.Option(help="Address of the Spark cluster, for example spark://head:7077.")] = "",
    spark_conf: Annotated[
        list[str] | None, typer.Option("--spark-conf", help="A setting of Spark, key=value (repeatable).")
    ] = None,
) -> None:
    """Annotate many laws: a report for each, tables of all findings, and a page that compares them."""
    from pathlib import Path

    from annotator.batch.pool import SECONDS_PER_TASK
    from annotator.batch.run import Options
    from annotator.cli.batch import check_local_options, check_spark_options, run_local, run_on_spark

    formats = tuple(dict.fromkeys(("json", *(report_format or ["html"]))))
    if engine is Engine.spark:
        check_spark_options(workers, seconds)
        settings = spark_conf or []
        raise typer.Exit(run_on_spark(paths, columns, out, master, model, formats, settings, resume=resume, force=force))
    check_local_options(master, spark_conf or [])
    options = Options(Path(out), model, workers, formats, resume, force, seconds or SECONDS_PER_TASK)
    raise typer.Exit(run_local(paths, columns, options))


@app.command()
def compare(
    drafts: Annotated[list[str], typer.Argument(help="Two or more drafts, the earliest first; - reads standard input.")],
    output: Annotated[
        list[str] | None,
        typer.Option("-o", "--output", help="Write the comparison: changes.html, changes.docx, changes.json (repeatable)."),
    ] = None,
    fail_on_worse: Annotated[
        Severity | None,
        typer.Option("--fail-on-worse", help="Exit 1 if a change for the worse of this severity or higher is found."),
    ] = None,
    model: Annotated[str | None, typer.Option(help=MODEL_HELP)] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite existing files.")] = False,
) -> None:
    """Compare drafts of a law: what moved, which words changed, and what the changes mean."""
    from annotator.cli.compare import run_compare

    worst = fail_on_worse.value if fail_on_worse else None
    raise typer.Exit(run_compare(drafts, output or [], worst, model, force))


@app.command()
def tree(
    file: Annotated[str, typer.Argument(help="File to parse; - reads standard input.")],
    depth: Annotated[int, typer.Option(min=1, help="Levels to show.")] = 6,
    akn: Annotated[str | None, typer.Option("--akn", help="Write the tree as Akoma Ntoso XML instead: law.xml.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
    leaves: Annotated[
        bool, typer.Option("--leaves", help="Show each point with the opening and closing words it belongs to.")
    ] = False,
    ocr: Annotated[bool, typer.Option("--ocr", help="Recognise the text of a scanned PDF with ocrmypdf, if installed.")] = False,
    limit: LimitOption = None,
) -> None:
    """Print the provisions of a law as a tree, as the annotator sees them."""
    from annotator.cli.tree import run_tree

    raise typer.Exit(run_tree(file, depth, akn, force, leaves, ocr, limit or []))


@app.command()
def labels(
    family: Annotated[
        str | None,
        typer.Option(
            help="Only this family: risks, wording, absences, instrument, powers, safeguards, offences, roles, modalities."
        ),
    ] = None,
) -> None:
    """List every label with its title."""
    from annotator.cli.catalogue import run_labels

    raise typer.Exit(run_labels(family))


@app.command()
def explain(
    label: Annotated[
        str,
        typer.Argument(
            metavar="LABEL|PLACE", help="A label (missing-intent), or with a file a provision: sec_24__subsec_1, 24(1)."
        ),
    ],
    file: Annotated[str | None, typer.Argument(help="The law whose provision is to be explained.")] = None,
    model: Annotated[str | None, typer.Option(help=MODEL_HELP)] = None,
    limit: LimitOption = None,
) -> None:
    """Explain one label; or, with a file, everything that led to the findings on one provision of it."""
    if file is None:
        from annotator.cli.catalogue import run_explain

        raise typer.Exit(run_explain(label))
    from annotator.cli.explain import run_explain_place

    raise typer.Exit(run_explain_place(label, file, model, limit or []))


@app.command("check-catalogue")
def check_catalogue(
    folder: Annotated[str | None, typer.Argument(help="Folder of a catalogue; the one in use by default.")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Write new ids into ids.lock.")] = False,
) -> None:
    """Name every mistake in a catalogue of labels, a sentence each; exit 2 if there is one."""
    from annotator.cli.check_catalogue import run_check

    raise typer.Exit(run_check(folder, accept))


corpus_app = typer.Typer(help="The laws and treaties that the project cites.", no_args_is_help=True)
app.add_typer(corpus_app, name="corpus")


@corpus_app.command("list")
def corpus_list() -> None:
    """List the ids of all known instruments."""
    from annotator.cli.corpus import run_list

    raise typer.Exit(run_list())


@corpus_app.command("fetch")
def corpus_fetch(
    instrument: Annotated[str, typer.Argument(help="Id of an instrument, for example un-cc-2024.")],
    to: Annotated[str | None, typer.Option("--to", help="Folder to keep the text in (default: your cache folder).")] = None,
) -> None:
    """Download a text from its official address, check its hash and keep it."""
    from annotator.cli.corpus import run_fetch

    raise typer.Exit(run_fetch(instrument, to))


review_app = typer.Typer(help="Decisions of reviewers.", no_args_is_help=True)
app.add_typer(review_app, name="review")


@review_app.callback()
def _review() -> None:
    """Decisions of reviewers."""


@review_app.command("apply")
def review_apply(
    state: Annotated[str, typer.Argument(help="JSON file that the reviewer mode of report.html exported.")],
    file: Annotated[str, typer.Argument(help="The law that was reviewed; - reads standard input.")],
    suppressions: Annotated[
        str | None, typer.Option("--suppressions", help="Write rejected findings to this YAML file, for annotate --suppressions.")
    ] = None,
    gold: Annotated[
        str | None,
        typer.Option("--gold", help="Write accepted and relabelled findings to this JSONL file, as proposals for training data."),
    ] = None,
    author: Annotated[str, typer.Option("--author", help="Who decided, where the file does not say.")] = "",
    model: Annotated[str | None, typer.Option(help=MODEL_HELP)] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite existing files.")] = False,
) -> None:
    """Turn a reviewer's decisions into a list of silenced findings and into proposals for training data."""
    from annotator.cli.review import run_apply

    raise typer.Exit(run_apply(state, file, suppressions, gold, author, model, force))


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code.

    Returns
    -------
    int
        0 done (with or without findings); 1 findings at or above ``--fail-on``, changes for the worse with
        ``--fail-on-worse``, or a report that ``verify`` does not find the same; 2 bad usage or unreadable input; 70 a mistake
        of ours; 130 interrupted.
    """
    try:
        result = app(arguments, standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except AnnotatorError as error:
        print(f"annotator: {error}", file=sys.stderr)
        return error.exit_code
    except typer.Exit as stop:
        result = stop.exit_code
    except (KeyboardInterrupt, typer.Abort):
        result = INTERRUPTED
    except BrokenPipeError:
        return _abandon_output()
    except SystemExit as stop:
        # The command-line library turns a broken pipe into this.
        if not isinstance(stop.__context__, BrokenPipeError):
            raise
        return _abandon_output()
    except OSError as error:
        # A full disk, a closed standard stream, a folder that vanished: the user's surroundings, not our mistake.
        with contextlib.suppress(OSError, ValueError):
            print(f"annotator: the system refused: {error.strerror or error}.", file=sys.stderr)
        return 2
    except Exception as error:
        return _report_failure(error)
    if result == INTERRUPTED:
        print("annotator: stopped.", file=sys.stderr)
    return int(result or 0)


def _abandon_output() -> int:
    """The reader of our output went away (``annotator labels | head``): no error, and nothing more to say at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _report_failure(error: Exception) -> int:
    """One sentence for usage errors of the command-line library, and for what nobody foresaw."""
    message = getattr(error, "format_message", None)  # what the command-line library's usage errors share
    if callable(message) and message().startswith("Usage:"):
        print(message())
        return 0
    if callable(message):
        print(f"annotator: {message()} Try: annotator --help", file=sys.stderr)
        return 2
    print(
        f"annotator: something went wrong inside ({type(error).__name__}: {error}). This is our mistake, not yours. "
        "Tell whoever maintains the tool, with the file only if it is not confidential.",
        file=sys.stderr,
    )
    if "ANNOTATOR_DEBUG" in os.environ:
        raise error
    return INTERNAL_ERROR
