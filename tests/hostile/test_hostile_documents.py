"""Files made to harm: each is refused in one sentence with exit code 2, or read; quickly, small, and nothing else happens."""

from __future__ import annotations

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import hostile_texts
import markup_bombs
import pdf_bombs
import pytest
import word_bombs

from annotator.reading import ReadingError, read_bytes

Command = Callable[..., "object"]
CANARY = "the canary sings"
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    **{f"word: {name}": case for name, case in word_bombs.REFUSED.items()},
    **{f"markup: {name}": (lambda data=data: data, "") for name, data in markup_bombs.REFUSED.items()},
    **{f"text: {name}": (make, "") for name, (make, is_refused) in hostile_texts.FILES.items() if is_refused},
}
TOLERATED: dict[str, Callable[[], bytes]] = {
    **{f"word: {name}": make for name, make in word_bombs.READ_OR_REFUSED.items()},
    **{f"markup: {name}": (lambda data=data: data) for name, data in markup_bombs.READ_OR_REFUSED.items()},
    **{f"text: {name}": make for name, (make, is_refused) in hostile_texts.FILES.items() if not is_refused},
}
# Generous against a busy machine; the bombs, let off, take minutes or gigabytes.
SECONDS, MEMORY = 5.0, 100_000_000


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A file that no document may lead us to."""
    path = tmp_path / "canary.txt"
    path.write_text(CANARY, encoding="utf-8")
    return path


def pointed_at(data: bytes, canary: Path) -> bytes:
    """The document with the path of the canary in it, in whichever encoding it has."""
    for encoding in ("utf-8", "utf-16-le"):
        data = data.replace("{canary}".encode(encoding), str(canary).encode(encoding))
    return data


def measured(data: bytes) -> tuple[str, float, int]:
    """The text or the refusal, the seconds of processor time, and the most memory that Python held."""
    tracemalloc.start()
    start = time.process_time()
    try:
        answer = read_bytes(data, "law.bin").text
    except ReadingError as error:
        answer = f"REFUSED {error}"
    finally:
        seconds, peak = time.process_time() - start, tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return answer, seconds, peak


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_by_the_command_in_one_sentence(name: str, cli: Command, canary: Path, tmp_path: Path) -> None:
    make, says = REFUSED[name]
    file = tmp_path / "law.bin"
    file.write_bytes(pointed_at(make(), canary))
    before = sorted(tmp_path.iterdir())
    done = cli("annotate", file, "-o", tmp_path / "report.json")
    assert says in done.refusal()  # type: ignore[attr-defined]
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", REFUSED)
def test_refusing_is_quick_and_small(name: str) -> None:
    answer, seconds, peak = measured(REFUSED[name][0]())
    assert answer.startswith("REFUSED ")
    assert seconds < SECONDS
    assert peak < MEMORY


@pytest.mark.parametrize("name", TOLERATED)
def test_it_is_read_or_refused_quickly_and_leads_nowhere(name: str, canary: Path) -> None:
    answer, seconds, peak = measured(pointed_at(TOLERATED[name](), canary))
    assert CANARY not in answer
    assert seconds < SECONDS
    assert peak < MEMORY
    answer.encode("utf-8")  # no half characters, whatever came in


@pytest.mark.parametrize("name", pdf_bombs.REFUSED)
def test_a_hostile_pdf_is_refused(name: str, cli: Command, tmp_path: Path) -> None:
    data, says = pdf_bombs.REFUSED[name]
    file = tmp_path / "law.pdf"
    file.write_bytes(data)
    assert says in cli("annotate", file).refusal()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", pdf_bombs.READ_OR_REFUSED)
def test_a_pdf_bomb_goes_off_in_the_child_alone(name: str) -> None:
    answer, seconds, peak = measured(pdf_bombs.READ_OR_REFUSED[name]())
    assert seconds < SECONDS  # the child's time is not ours
    assert peak < MEMORY
    assert "root:" not in answer


MEMORY_OF_ALL = """
import resource, sys
sys.path[:0] = {path!r}
import markup_bombs, word_bombs
from annotator.reading import ReadingError, read_bytes
read_bytes(word_bombs.word(), "a")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for make in [m for m, _ in word_bombs.REFUSED.values()] + list(word_bombs.READ_OR_REFUSED.values()):
    data = make()
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # making a bomb costs more than refusing it
    try:
        read_bytes(data, "a")
    except ReadingError:
        pass
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held
    assert grown < 100_000, (make, grown)
print("done")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads the process's peak in the unit of Linux")
def test_the_libraries_below_python_stay_small_too(repository: Path) -> None:
    """What ``tracemalloc`` cannot see: the memory of the XML parser and of unpacking, for every bomb in one process."""
    code = MEMORY_OF_ALL.format(path=[str(Path(__file__).parent), str(repository)])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "done", done.stderr[-500:]


def test_no_limit_is_reached_by_an_honest_large_file() -> None:
    body = "".join(word_bombs.paragraph(f"({n}) The authority may order records of kind {n}.") for n in range(20_000))
    picture = bytes((n * 7919) % 251 for n in range(1000)) * 15_000
    data = word_bombs.zipped({
        "[Content_Types].xml": word_bombs.TYPES, "_rels/.rels": word_bombs.RELATIONS,
        "word/document.xml": word_bombs.document(body),
    })  # fmt: skip
    assert len(picture) > 10_000_000
    assert read_bytes(data, "law.docx").text.count("\n") == 20_000
