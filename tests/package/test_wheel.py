"""The wheel: built, looked into, installed beside nothing of the checkout, and run from an empty folder."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from annotator.version import __version__

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """The wheel, built from a copy of what the checkout would publish."""
    pytest.importorskip("build", reason="needs the [test] extra: build")
    pytest.importorskip("hatchling", reason="needs the [test] extra: hatchling")
    if not (repository / "models" / "CURRENT").is_file():
        pytest.skip("no model ships yet: models/CURRENT is missing")
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(repository)],
        capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Python of a fresh environment that holds the wheel, and its dependencies only by way of this one's."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    dependencies = [p for p in sys.path if p.endswith("site-packages")]
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"], capture_output=True, text=True, check=True
    ).stdout.strip()
    (Path(site) / "dependencies.pth").write_text("\n".join(dependencies) + "\n", encoding="utf-8")
    subprocess.run([python, "-m", "pip", "install", "--no-deps", "--no-index", "-q", str(wheel)], check=True, timeout=300)
    return python


def run(python: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "ANNOTATOR"))}
    return subprocess.run([str(python), *arguments], capture_output=True, text=True, cwd=cwd, timeout=300, env=clean)


def test_it_carries_the_model_the_catalogue_the_templates_and_the_example(names: list[str], repository: Path) -> None:
    current = (repository / "models" / "CURRENT").read_text(encoding="utf-8").strip()
    for needed in (
        "annotator/py.typed",
        "annotator/catalogue/risks/missing-intent.yaml",
        "annotator/catalogue/lexicons/vague-terms.txt",
        "annotator/catalogue/standards.yaml",
        "annotator/report/templates/report.html.j2",
        "annotator/report/templates/report.css",
        "annotator/report/templates/page.js",
        "annotator/_models/CURRENT",
        f"annotator/_models/{current}/SHA256SUMS",
        f"annotator/_models/{current}/clause.npz",
        "annotator/_examples/example-bill.txt",
        "annotator/_precedents/precedents.jsonl",
        "annotator/_instruments/un-cc-2024.yaml",
    ):
        assert needed in names, needed


def test_every_file_of_the_package_is_in_it(names: list[str], repository: Path) -> None:
    files = {
        str(p.relative_to(repository))
        for p in (repository / "annotator").rglob("*")
        if p.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in p.relative_to(repository).parts)
    }
    assert files - set(names) == set()


def test_it_carries_nothing_else(names: list[str]) -> None:
    """No byte code, no tests, no training code, and no text of the corpus beyond the example."""
    for name in names:
        assert name.startswith(("annotator/", f"clause_risk_annotator-{__version__}.dist-info/")), name
        assert not name.endswith((".pyc", ".pyo", ".pkl", ".pickle", ".joblib")), name
        assert not name.endswith(".jsonl") or name == "annotator/_precedents/precedents.jsonl", name
        assert not re.search(r"(^|/)(__pycache__|tests?|training|corpus|\.\w+)(/|$)", name), name


def test_its_metadata_names_the_licence_the_command_and_the_components(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        prefix = f"clause_risk_annotator-{__version__}.dist-info/"
        metadata = archive.read(prefix + "METADATA").decode()
        entries = archive.read(prefix + "entry_points.txt").decode()
    assert "License-Expression: Apache-2.0" in metadata
    assert f"Version: {__version__}" in metadata
    assert "annotator = annotator.cli:main" in entries
    for name in ("clause_segmenter", "clause_cues", "clause_classifier", "clause_reasoner"):
        assert name in entries
    runtime = [line for line in metadata.splitlines() if line.startswith("Requires-Dist") and "extra ==" not in line]
    assert not [line for line in runtime if re.search(r"torch|scikit|transformers|datasets", line)]
    assert not [line for line in runtime if "==" in line], "dependencies have lower bounds only"


def test_it_annotates_the_example_from_an_empty_folder(installed: Path, tmp_path: Path, repository: Path) -> None:
    shutil.copy(repository / "corpus" / "examples" / "example-bill.txt", tmp_path / "bill.txt")
    done = run(installed, "-m", "annotator", "annotate", "bill.txt", "-o", "report.html", "-o", "report.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert {p.name for p in tmp_path.iterdir()} == {"bill.txt", "report.html", "report.json"}
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert {f["family"] for f in report["findings"]} == {"risks", "wording", "absences", "instrument"}


def test_it_is_the_installed_copy_that_runs(installed: Path, tmp_path: Path, repository: Path) -> None:
    code = "import annotator; from annotator.paths import find_model; print(annotator.__file__, find_model())"
    out = run(installed, "-c", code, cwd=tmp_path).stdout
    assert str(repository) not in out
    assert "_models" in out


def test_the_command_is_installed(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "-c", "", cwd=tmp_path)
    command = installed.parent / "annotator"
    assert command.is_file()
    done = subprocess.run([str(command), "--version"], capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert done.stdout.strip() == f"annotator {__version__}"


def test_spacy_finds_the_components_of_the_installed_package(installed: Path, tmp_path: Path) -> None:
    code = "import spacy; n = spacy.blank('en'); n.add_pipe('clause_segmenter'); d = n('1. A\\nB.'); print(*d.spans['clauses'])"
    done = run(installed, "-c", code, cwd=tmp_path)
    assert done.stdout.strip() == "B.", done.stderr
