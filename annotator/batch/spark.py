"""The Spark engine: the same scoring on a cluster. The annotator and the model travel to every executor once."""

from __future__ import annotations

import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.api import locate_model
from annotator.batch.bundle import write_bundle
from annotator.batch.columns import NUMBER, TABLES, TEXT, TEXTS, WHOLE
from annotator.batch.identity import identify
from annotator.batch.outputs import write_outputs
from annotator.batch.progress import Progress
from annotator.batch.reports import write_reports
from annotator.batch.score import Scored
from annotator.batch.spark_task import SCORED
from annotator.batch.store import Store
from annotator.batch.texts import Columns
from annotator.catalogue_learned import learned_by
from annotator.errors import AnnotatorError
from annotator.paths import ENVIRONMENT
from annotator.reading.endings import READABLE
from annotator.report.formats import find_format

BUNDLE = "annotator_bundle"
#: Rows and reports of all texts, from which Spark makes the tables.
SCORED_FILE = "scored.parquet"
# Laws are long: few rows at a time keep an executor's memory flat. Small tasks lose little when an executor is lost.
ROWS_AT_ONCE = 4
TASKS_PER_CORE = 8
_SPARK_KINDS = {TEXT: "string", WHOLE: "bigint", NUMBER: "double", TEXTS: "array<string>"}


@dataclass(frozen=True, slots=True)
class SparkOptions:
    """How to run a batch on Spark.

    Parameters
    ----------
    out
        Folder of this machine, or an address such as ``hdfs://...`` that Spark writes to.
    master
        Address of the cluster; empty for what Spark is configured for.
    settings
        Further settings of the Spark session.
    """

    out: str
    master: str = ""
    model: str | None = None
    formats: tuple[str, ...] = ("json", "html")
    force: bool = False
    columns: Columns = field(default_factory=Columns)
    settings: Mapping[str, str] = field(default_factory=dict)


def run_spark(named: Sequence[str], options: SparkOptions) -> Progress:
    """Score Parquet tables of texts, or folders of files, on a Spark cluster.

    Into a folder of this machine the same files are written as by the local engine, byte for byte. To another
    address Spark writes the tables as Parquet data sets, and ``scored.parquet`` with the reports.

    Raises
    ------
    AnnotatorError
        If pyspark is missing, the input has no ids or texts, or the job fails.
    """
    identify(options.model)  # no model, no start
    for name in options.formats:
        find_format(name)
    session_class = _import_spark()
    is_remote = "://" in options.out
    store = None if is_remote else Store(Path(options.out), replace=options.force)
    try:
        with tempfile.TemporaryDirectory(prefix="annotator-spark-") as work:
            model = write_bundle(Path(work, f"{BUNDLE}.zip"), options.model)
            spark = _session(session_class, options)
            try:
                spark.sparkContext.addArchive(f"{work}/{BUNDLE}.zip#{BUNDLE}")
                scored = _score(spark, named, options, model)
                return _write_tables(spark, scored, options) if store is None else _collect(scored, store, options)
            except AnnotatorError:
                raise
            except Exception as error:
                raise AnnotatorError(f"The Spark job failed: {_first_line(error)}") from error
            finally:
                spark.stop()
    finally:
        if store is not None:
            store.close()


def _import_spark() -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise AnnotatorError("The Spark engine needs pyspark: pip install 'clause-risk-annotator[spark]'.") from error
    for name in ("pandas", "pyarrow"):
        if importlib.util.find_spec(name) is None:
            raise AnnotatorError(f"The Spark engine needs {name}: pip install 'clause-risk-annotator[spark]'.")
    return SparkSession


def _session(session_class: Any, options: SparkOptions) -> Any:
    builder = session_class.builder.appName("annotator batch")
    if options.master:
        builder = builder.master(options.master)
    if options.master.startswith("local"):  # executors on this machine use this Python, not another that is first on the path
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    ours = {
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(ROWS_AT_ONCE),
        "spark.executorEnv.OMP_NUM_THREADS": "1",  # tasks are the parallelism
        "spark.executorEnv.OPENBLAS_NUM_THREADS": "1",
    }
    for key, value in {**ours, **options.settings}.items():
        builder = builder.config(key, value)
    try:
        return builder.getOrCreate()
    except Exception as error:
        raise AnnotatorError(f"Spark cannot be started: {_first_line(error)}") from error


def _score(spark: Any, named: Sequence[str], options: SparkOptions, model: str) -> Any:
    """The scored texts as a data frame that is yet to be computed."""
    texts = _texts(spark, named, options.columns)
    repeated = texts.groupBy("id").count().where("count > 1 or id is null or id = ''").limit(1).collect()
    if repeated:
        raise AnnotatorError(f"Ids must be there and be unique for the Spark engine; {repeated[0]['id']!r} is not.")
    tasks = max(1, TASKS_PER_CORE * int(spark.sparkContext.defaultParallelism))
    return texts.repartition(tasks, "id").mapInPandas(make_scorer(model, options), SCORED)


def make_scorer(model: str, options: SparkOptions) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """The function that Spark sends to its executors; it finds annotator and model in the archive that was sent before."""
    return _sent("score_frames", {"formats": list(options.formats), "mode": locate_model(options.model)[1]}, model)


def _sent(function: str, arguments: dict[str, Any], model: str = "") -> Callable[[Iterator[Any]], Iterator[Any]]:
    bundle, variable = BUNDLE, ENVIRONMENT

    def work(frames: Iterator[Any]) -> Iterator[Any]:  # a function inside a function is sent by value, not by name
        import importlib
        import os
        import sys

        from pyspark import SparkFiles

        root = SparkFiles.get(bundle)
        if root not in sys.path:
            sys.path.insert(0, root)
        os.environ[variable] = f"{root}/{model}"
        task = importlib.import_module("annotator.batch.spark_task")
        yield from getattr(task, function)(frames, **arguments)

    return work


def _texts(spark: Any, named: Sequence[str], columns: Columns) -> Any:
    """All inputs as one data frame with the columns id, text, content, title, country and year."""
    tables = [_table(spark, name, columns) if name.rstrip("/").endswith(".parquet") else _files(spark, name) for name in named]
    first, *others = tables
    for other in others:
        first = first.unionByName(other)
    return first


def _table(spark: Any, name: str, columns: Columns) -> Any:
    from pyspark.sql import functions as f

    frame = spark.read.parquet(name)
    for needed in (columns.id, columns.text):
        if needed not in frame.columns:
            raise AnnotatorError(
                f"{name} has no column {needed!r}, which the Spark engine needs; it has {', '.join(frame.columns[:12])}. "
                "Name them with --columns text=...,id=..."
            )

    def column(theirs: str, kind: str) -> Any:
        return f.col(f"`{theirs}`").cast(kind) if theirs in frame.columns else f.lit(None).cast(kind)

    return frame.select(
        column(columns.id, "string").alias("id"),
        column(columns.text, "string").alias("text"),
        f.lit(None).cast("binary").alias("content"),
        column(columns.title, "string").alias("title"),
        column(columns.country, "string").alias("country"),
        column(columns.year, "int").alias("year"),
    )


def _files(spark: Any, name: str) -> Any:
    from pyspark.sql import functions as f

    if "://" not in name and not Path(name).exists():
        raise AnnotatorError(f"{name!r} does not exist: check the name and the folder.")
    root = name if "://" in name else Path(name).resolve().as_uri()
    above = root.rstrip("/") if "://" in name or Path(name).is_dir() else root.rpartition("/")[0]
    start = above.partition("://")[2]  # Spark writes file:/x where others write file:///x
    frame = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(root)
    endings = "|".join(sorted(ending[1:] for ending in READABLE))
    nothing = f.lit(None).cast("string")
    return frame.where(f.lower("path").rlike(rf"\.({endings})$")).select(
        f.substring_index(f.expr("url_decode(path)"), f"{start}/", -1).alias("id"),
        nothing.alias("text"),
        "content",
        nothing.alias("title"),
        nothing.alias("country"),
        f.lit(None).cast("int").alias("year"),
    )


def _collect(scored: Any, store: Store, options: SparkOptions) -> Progress:
    """Bring the results to this machine, some at a time, and write what the local engine writes."""
    import json

    from pyspark import StorageLevel

    # Computed in parallel and kept on the executors' disks: what is only iterated over is computed piece after piece.
    scored.persist(StorageLevel.DISK_ONLY)
    scored.count()
    done = 0
    for row in scored.toLocalIterator():
        reports = {ending: bytes(content) for ending, content in zip(row["endings"], row["contents"], strict=True)}
        instrument = json.loads(row["instrument"])
        written = write_reports(store.folder, Scored(row["id"], instrument, reports=reports))
        store.want(row["id"])
        store.add(row["id"], row["key"], instrument, written, row["rows"])
        done += 1
    return Progress(total=done, done=done, failed=write_outputs(store, known=learned_by(locate_model(options.model)[0])[1]))


def _write_tables(spark: Any, scored: Any, options: SparkOptions) -> Progress:
    """Let Spark write the tables, and the scored texts with their reports, where the results shall be."""
    out, mode = options.out.rstrip("/"), "overwrite" if options.force else "errorifexists"
    scored.write.mode(mode).parquet(f"{out}/{SCORED_FILE}")
    scored = spark.read.parquet(f"{out}/{SCORED_FILE}")  # so that nothing is scored again for each table
    for table, columns in TABLES.items():
        schema = ", ".join(f"`{c.name}` {_SPARK_KINDS[c.kind]}" for c in columns)
        rows = scored.select("instrument", "rows").mapInPandas(_sent("unfold_frames", {"table": table}), schema)
        rows.write.mode(mode).parquet(f"{out}/{table}.parquet")
    instruments = spark.read.parquet(f"{out}/instruments.parquet")
    done = instruments.count()
    return Progress(total=done, done=done, failed=instruments.where("error != ''").count())


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0][:300] if lines else type(error).__name__
