"""The shape of the code, read from its syntax trees: data flows one way, nothing is unpickled, only the edges print."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "annotator"
LONGEST_FILE = 400

# A module imports only from its own stage and from earlier ones. Report and pipeline do not know each other.
STAGES = (
    ("errors", "version", "records", "letters"),
    (
        "catalogue_yaml",
        "catalogue_records",
        "catalogue_loader",
        "catalogue_check",
        "model_folder",
        "catalogue_learned",
        "paths",
        "companions",
        "instruments",
        "child_process",
        "tokenizer",
    ),
    ("reading",),
    ("structure",),
    ("perceive",),
    ("reason",),
    ("review",),
    ("pipeline", "report", "word"),
    ("api", "verify"),
    ("batch",),
    ("frames",),
    ("compare",),
    ("batch",),
    ("frames",),
    ("__init__",),
    ("cli",),
    ("__main__",),
)
STRANGERS = {
    ("report", "pipeline"), ("pipeline", "report"), ("structure", "reading"), ("report", "reading"), ("reason", "reading"),
}  # fmt: skip
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "joblib.load", "torch.load"}
PRINTING = {"print", "sys.stdout.write", "sys.stderr.write", "warnings.warn"}
# What costs start-up time: only the modules that need one of these may load it, and only when they are called.
HEAVY = (
    "spacy", "lxml", "xlsxwriter", "jinja2", "docx", "pypdfium2", "numpy", "rich", "charset_normalizer", "yaml", "rapidfuzz",
    "onnxruntime", "tokenizers",
)  # fmt: skip
UNPICKLERS = {"pickle", "cPickle", "_pickle", "dill", "joblib", "cloudpickle", "marshal", "shelve", "torch"}
MODULES = sorted(PACKAGE.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def stage_of(module: str) -> tuple[int, str]:
    """Rank and name of the stage of a dotted name such as ``annotator.reason.matrix.reach``."""
    parts = module.split(".")
    name = parts[1] if len(parts) > 1 else "__init__"
    for rank, names in enumerate(STAGES):
        if name in names:
            return rank, name
    raise AssertionError(f"{module} belongs to no stage: give it one in STAGES")


def dotted(path: Path) -> str:
    parts = path.relative_to(REPOSITORY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        if node.module == "annotator":
            return [f"annotator.{alias.name}" for alias in node.names]
        return [node.module or ""]
    return []


def imports(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        for name in imported(node):
            yield name, getattr(node, "lineno", 0)


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_a_module_imports_only_from_earlier_stages(path: Path) -> None:
    rank, own = stage_of(dotted(path))
    for name, line in imports(path):
        if name.split(".")[0] != "annotator":
            continue
        other_rank, other = stage_of(name)
        assert other_rank <= rank, f"{dotted(path)}:{line} imports {name}, a later stage"
        assert (own, other) not in STRANGERS, f"{dotted(path)}:{line} imports {name}"


def test_the_check_of_stages_can_fail() -> None:
    assert stage_of("annotator.cli.app") > stage_of("annotator.reason.engine") > stage_of("annotator.structure.parse")
    with pytest.raises(AssertionError, match="belongs to no stage"):
        stage_of("annotator.brand_new")


@pytest.mark.parametrize("path", [*MODULES, *sorted((REPOSITORY / "training").rglob("*.py"))], ids=dotted)
def test_nothing_is_ever_unpickled(path: Path) -> None:
    is_runtime = PACKAGE in path.parents
    for name, line in imports(path):
        root = name.split(".")[0]
        allowed = () if is_runtime else ("torch", "joblib")  # training may compute with them
        assert root not in UNPICKLERS or root in allowed, f"{dotted(path)}:{line} imports {name}"
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in FORBIDDEN_CALLS, f"{dotted(path)}:{node.lineno}"
            for keyword in node.keywords:
                if keyword.arg == "allow_pickle":
                    assert isinstance(keyword.value, ast.Constant), f"{dotted(path)}:{node.lineno}"
                    assert keyword.value.value is False, f"{dotted(path)}:{node.lineno}"


def test_every_array_file_is_loaded_without_pickle() -> None:
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"np.load", "numpy.load"}:
                assert any(k.arg == "allow_pickle" for k in node.keywords), f"{dotted(path)}:{node.lineno}"


SILENT = [p for p in MODULES if PACKAGE / "cli" not in p.parents and p != PACKAGE / "report" / "terminal.py"]


@pytest.mark.parametrize("path", SILENT, ids=dotted)
def test_only_the_command_line_prints(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in PRINTING, f"{dotted(path)}:{node.lineno}"
            assert called.split(".")[0] != "logging", f"{dotted(path)}:{node.lineno}"


@pytest.mark.parametrize("folder", ["annotator", "training", "tests"])
def test_no_file_is_too_long_to_read_in_one_sitting(folder: str) -> None:
    lengths = {
        str(path.relative_to(REPOSITORY)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (REPOSITORY / folder).rglob("*.py")
    }
    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


@pytest.mark.parametrize("path", [p for p in MODULES if p.name != "__main__.py"], ids=dotted)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert path.read_text(encoding="utf-8").strip() == "" or ast.get_docstring(tree(path)), dotted(path)


@pytest.mark.parametrize(
    "module", ["annotator", "annotator.cli", "annotator.cli.app", "annotator.report.formats", "annotator.reading"]
)
def test_importing_loads_nothing_heavy(module: str) -> None:
    """What is loaded while importing counts: who only asks for ``--help`` waits for it."""
    code = f"import sys, {module}; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY, timeout=60)
    allowed = {"rich"} if module.startswith("annotator.cli") else set()  # typer brings it
    allowed |= {"yaml"} if module == "annotator.report.formats" else set()
    assert set(done.stdout.split()) <= allowed


@pytest.mark.parametrize("name", ["torch", "sklearn", "transformers", "datasets", "pandas"])
def test_the_runtime_never_needs_the_training_extra(name: str) -> None:
    for path in MODULES:
        assert name not in {imported_name.split(".")[0] for imported_name, _ in imports(path)}, dotted(path)
