"""Fetching a text: kept if its hash is the one on record, refused otherwise, one clear sentence when offline."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from annotator.errors import AnnotatorError
from annotator.instruments import Instrument, cache_folder, fetch_instrument, find_instrument

TEXT = b"1. Short title\nThis Act is the Invented Act.\n"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path != "/law.txt":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(TEXT)))
        self.end_headers()
        self.wfile.write(TEXT)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def server() -> Iterator[str]:
    http = HTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{http.server_port}"
    http.shutdown()
    http.server_close()


def law(address: str | None, sha256: str | None) -> Instrument:
    return Instrument("xx-law-2020", "Invented Act", 2020, "act", "en", address, sha256)


def test_a_text_with_the_right_hash_is_kept(server: str, tmp_path: Path) -> None:
    path, is_checked = fetch_instrument(law(server + "/law.txt", hashlib.sha256(TEXT).hexdigest()), tmp_path)
    assert is_checked
    assert path == tmp_path / "xx-law-2020.txt"
    assert path.read_bytes() == TEXT


def test_without_a_hash_on_record_the_text_is_kept_unchecked(server: str, tmp_path: Path) -> None:
    assert fetch_instrument(law(server + "/law.txt", None), tmp_path)[1] is False


def test_another_text_is_refused_and_nothing_is_kept(server: str, tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="not the one on record"):
        fetch_instrument(law(server + "/law.txt", "0" * 64), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_page_is_named(server: str, tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="answered 404"):
        fetch_instrument(law(server + "/other", None), tmp_path)


def test_offline_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="cannot be reached"):
        fetch_instrument(law("http://127.0.0.1:9/law.txt", None), tmp_path)


@pytest.mark.parametrize("address", [None, "file:///etc/passwd", "ftp://example.org/x"])
def test_no_address_or_another_kind_of_address_is_refused(address: str | None, tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError):
        fetch_instrument(law(address, None), tmp_path)


def test_instruments_are_found_by_id_and_misspellings_get_a_hint() -> None:
    assert find_instrument("un-cc-2024").kind == "treaty"
    with pytest.raises(AnnotatorError, match="Did you mean 'un-cc-2024'"):
        find_instrument("un-cc-2023x")


def test_the_cache_follows_the_xdg_convention(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "clause-risk-annotator" / "texts"


def test_the_hash_on_record_is_that_of_the_file_at_the_address(tmp_path: Path) -> None:
    lines = [
        "id: xx-law-2020",
        "title: Invented Act",
        "year: 2020",
        "kind: act",
        "language: en",
        "address: https://example.org/law.txt",
    ]
    (tmp_path / "xx-law-2020.yaml").write_text(
        "\n".join([*lines, "aliases: []", "address_sha256: " + "a" * 64]), encoding="utf-8"
    )
    assert find_instrument("xx-law-2020", tmp_path).sha256 == "a" * 64
