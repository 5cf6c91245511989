"""Outputs: written where they were asked for and nowhere else, over nothing that has to stay, and whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.errors import AnnotatorError
from annotator.report import files
from annotator.report.files import write_bytes

Command = Callable[..., "object"]
LAW = "1. Access\nA person who gains access to a machine commits an offence.\n2. Orders\nAn officer may order records.\n"
WAYS = ["unnamed", "neighbour"]


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "law.txt"
    path.write_text(LAW, encoding="utf-8")
    return path


@pytest.fixture(params=WAYS)
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of writing: files without a name, and neighbours that are renamed."""
    if request.param == "neighbour":
        monkeypatch.setattr(files, "_write_unnamed", lambda *_: False)


@pytest.mark.usefixtures("_way")
class TestWriting:
    """What holds on every system."""

    def test_a_file_is_written_with_the_usual_permissions(self, tmp_path: Path) -> None:
        write_bytes(tmp_path / "a", b"text")
        assert (tmp_path / "a").read_bytes() == b"text"
        assert (tmp_path / "a").stat().st_mode & 0o777 == 0o666 & ~files._umask()
        assert os.listdir(tmp_path) == ["a"]

    def test_it_may_replace_what_is_there(self, tmp_path: Path) -> None:
        for text in (b"first", b"second"):
            write_bytes(tmp_path / "a", text)
        assert (tmp_path / "a").read_bytes() == b"second"
        assert os.listdir(tmp_path) == ["a"]

    def test_a_file_that_appeared_meanwhile_stays(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"precious")
        with pytest.raises(AnnotatorError, match="exists; add --force"):
            write_bytes(tmp_path / "a", b"text", overwrite=False)
        assert (tmp_path / "a").read_bytes() == b"precious"
        assert os.listdir(tmp_path) == ["a"]

    @pytest.mark.parametrize("target", ["precious", "nowhere"])
    def test_a_link_is_replaced_and_never_followed(self, tmp_path: Path, target: str) -> None:
        (tmp_path / "precious").write_bytes(b"precious")
        (tmp_path / "link").symlink_to(tmp_path / target)
        write_bytes(tmp_path / "link", b"text")
        assert (tmp_path / "precious").read_bytes() == b"precious"
        assert not (tmp_path / "nowhere").exists()
        assert not (tmp_path / "link").is_symlink()

    def test_a_link_to_nothing_counts_as_there(self, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(tmp_path / "nowhere")
        with pytest.raises(AnnotatorError, match="exists"):
            write_bytes(tmp_path / "link", b"text", overwrite=False)

    def test_a_folder_that_is_not_there_is_one_sentence(self, tmp_path: Path) -> None:
        with pytest.raises(AnnotatorError, match=r"^a cannot be written \(No such file or directory\)\.$"):
            write_bytes(tmp_path / "none" / "a", b"text")

    def test_a_disk_that_fills_leaves_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "link", fail)
        monkeypatch.setattr(os, "replace", fail)
        with pytest.raises(AnnotatorError, match="No space left"):
            write_bytes(tmp_path / "a", b"text")
        assert os.listdir(tmp_path) == []


def test_a_report_is_never_written_through_a_link(cli: Command, law: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")
    (tmp_path / "r.json").symlink_to(tmp_path / "precious")
    assert "exists; add --force" in cli("annotate", law, "-o", tmp_path / "r.json").refusal()  # type: ignore[attr-defined]
    assert cli("annotate", law, "-o", tmp_path / "r.json", "--force").code == 0  # type: ignore[attr-defined]
    assert (tmp_path / "precious").read_text() == "precious"


def test_a_link_to_the_law_itself_is_seen_through(cli: Command, law: Path, tmp_path: Path) -> None:
    (tmp_path / "r.json").symlink_to(law)
    assert "overwrite the law" in cli("annotate", law, "-o", tmp_path / "r.json", "--force").refusal()  # type: ignore[attr-defined]
    os.link(law, tmp_path / "hard.json")
    assert "overwrite the law" in cli("annotate", law, "-o", tmp_path / "hard.json", "--force").refusal()  # type: ignore[attr-defined]
    assert law.read_text(encoding="utf-8") == LAW


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_or_a_device_is_no_report_and_no_law(cli: Command, law: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert "device or a pipe" in cli("annotate", law, "-o", tmp_path / "pipe.json", "--force").refusal()  # type: ignore[attr-defined]
    assert "not an ordinary file" in cli("annotate", tmp_path / "pipe.json").refusal()  # type: ignore[attr-defined]
    assert "not an ordinary file" in cli("annotate", "/dev/zero").refusal()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name", ["../../outside.txt", "/tmp/outside-of-the-test.txt", "..\\..\\outside.txt", "C:\\outside.txt", "CON"]
)
def test_a_name_inside_an_archive_is_never_a_place_on_the_disk(name: str, cli: Command, tmp_path: Path) -> None:
    import word_bombs

    inside = tmp_path / "deep" / "deeper"
    inside.mkdir(parents=True)
    (inside / "law.zip").write_bytes(word_bombs.zipped({name: LAW.encode()}))
    before = set(tmp_path.rglob("*"))
    assert cli("annotate", inside / "law.zip", "-o", inside / "r.json").code == 0  # type: ignore[attr-defined]
    assert set(tmp_path.rglob("*")) - before == {inside / "r.json"}
    assert not Path("/tmp/outside-of-the-test.txt").exists()
    assert ".." not in (inside / "r.json").read_text(encoding="utf-8")


# What a kill leaves behind

DYING = """
import sys, time
from pathlib import Path
from annotator.report import files
stop = lambda *a, **k: (print("ready", flush=True), time.sleep(60))
files._put_in_place = stop
files.write_bytes(Path({path!r}), b"x" * 1_000_000)
"""


def _start(code: str, repository: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(repository)}
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment)


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="no files without a name on this system")
def test_a_kill_in_the_middle_of_writing_leaves_nothing(tmp_path: Path, repository: Path) -> None:
    child = _start(DYING.format(path=str(tmp_path / "r.json")), repository)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    child.send_signal(signal.SIGKILL)
    child.wait(timeout=10)
    assert os.listdir(tmp_path) == []


ORPHANED = """
import sys
from annotator import child_process
from annotator.reading import pdf, read_bytes
begin = "import json, os, runpy, sys; sys.path[:] = json.loads(sys.argv.pop()); print(os.getpid(), file=sys.stderr)\\n"
child_process._BOOT = begin + {wait!r}
pdf.subprocess.DEVNULL = None
read_bytes(b"%PDF-1.7\\n", "a.pdf")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_the_reader_of_a_pdf_dies_with_the_one_who_waits_for_it(tmp_path: Path, repository: Path) -> None:
    """A child in an endless loop, its parent killed: the child is gone at once, not at its time limit."""
    child_code = Path(repository / "annotator" / "reading" / "pdf_child.py")
    wait = (
        f"runpy.run_path({str(child_code)!r})['limit_resources'](60, 1 << 30)\n"
        "print('ready', file=sys.stderr, flush=True)\nwhile True: pass"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", ORPHANED.format(wait=wait)], stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(repository), "TMPDIR": str(tmp_path)},
    )  # fmt: skip
    assert parent.stderr is not None
    number = int(parent.stderr.readline())
    assert parent.stderr.readline() == "ready\n"
    parent.kill()
    parent.wait(timeout=10)
    until = time.monotonic() + 10
    while Path(f"/proc/{number}").exists() and time.monotonic() < until:
        if "State:\tZ" in Path(f"/proc/{number}/status").read_text(errors="replace"):
            break
        time.sleep(0.05)
    status = Path(f"/proc/{number}/status")
    assert not status.exists() or "State:\tZ" in status.read_text(errors="replace")
    assert list(tmp_path.iterdir()) == [], "nothing was put into the folder for temporary files"
