"""Nothing leaves the machine: the suite runs without a network, and so does every command in a process of its own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from network import NetworkUsed, folder_without_sockets, is_local

Command = Callable[..., "object"]
LAW = "1. Access\nA person who gains access to a machine commits an offence.\n2. Orders\nAn officer may order records.\n"


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 80, 0, 0), ("example.org", 443)])
def test_the_suite_cannot_reach_another_machine(address: tuple[object, ...]) -> None:
    assert not is_local(address)
    with socket.socket() as one, pytest.raises(NetworkUsed):
        one.connect(address)
    with pytest.raises(NetworkUsed):
        socket.create_connection(address[:2], timeout=1)  # type: ignore[arg-type]
    with pytest.raises(NetworkUsed):
        socket.getaddrinfo("example.org", 80)


def test_this_machine_can_still_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()[:2], timeout=5):
        assert is_local(("localhost", 1))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    import pdf_bombs
    import word_bombs

    folder = tmp_path / "laws"
    folder.mkdir()
    (folder / "law.txt").write_text(LAW, encoding="utf-8")
    (folder / "law.html").write_text(
        f"<html><link rel=stylesheet href=http://127.0.0.1:9/x.css><body><img src=http://127.0.0.1:9>{LAW}"
    )
    (folder / "law.docx").write_bytes(word_bombs.word(word_bombs.paragraph("1. Law")))
    (folder / "law.pdf").write_bytes(pdf_bombs.honest())
    return folder


COMMANDS = [
    ("annotate", "law.txt", "-o", "report.html", "-o", "report.json"),
    ("annotate", "law.html"),
    ("annotate", "law.docx"),
    ("annotate", "law.pdf"),
    ("tree", "law.txt"),
    ("labels",),
    ("explain", "missing-intent"),
    ("formats",),
    ("corpus", "list"),
    ("--help",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_opens_a_socket(command: tuple[str, ...], process: Command, files: Path, tmp_path: Path) -> None:
    arguments = [files / a if "." in a and not a.startswith("-") else a for a in command]
    done = process(*arguments, path=str(folder_without_sockets(tmp_path / "site")))
    assert done.code == 0, done.err  # type: ignore[attr-defined]


def test_the_check_can_fail(tmp_path: Path) -> None:
    """A child with that folder on its path really has no sockets."""
    site = folder_without_sockets(tmp_path / "site")
    done = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket()"], capture_output=True, text=True, env={"PYTHONPATH": str(site)}
    )
    assert "a socket was opened" in done.stderr


def test_it_runs_where_the_system_has_no_network_at_all(tmp_path: Path, toy_model: Path, repository: Path) -> None:
    """In a network name space of its own, where the kernel knows no other machine."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rn", "true"], capture_output=True).returncode:
        pytest.skip("this system does not let us make a name space without a network")
    (tmp_path / "law.txt").write_text(LAW, encoding="utf-8")
    done = subprocess.run(
        [unshare, "-rn", sys.executable, "-m", "annotator", "annotate", "law.txt", "--model", str(toy_model), "-o", "r.json"],
        capture_output=True, text=True, cwd=tmp_path, env={"PYTHONPATH": str(repository), "PATH": "/usr/bin:/bin"}, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "r.json").stat().st_size > 1000
