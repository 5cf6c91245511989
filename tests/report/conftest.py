"""A headless Chromium for the tests marked ``browser``; without one they are skipped, visibly."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser, or a skip that says what is missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    names = (os.environ.get("ANNOTATOR_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium found (set ANNOTATOR_CHROMIUM)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """An open page and what happened on it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.events: list[str] = []
        page.on("dialog", lambda dialog: (self.events.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: self.events.append(f"error {error}"))
        page.on("console", lambda message: self.events.append(f"console {message.text}"))
        page.on(
            "request",
            lambda request: self.events.append(f"request {request.url}") if not request.url.startswith("file:") else None,
        )
        page.on("popup", lambda popup: self.events.append(f"popup {popup.url}"))


@pytest.fixture
def visit(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Open HTML from a file, with every event recorded; ``bypass`` lets a checker's script run, ``before`` runs first."""
    contexts = []

    def open_page(
        html: str, width: int = 1440, fragment: str = "", *, bypass: bool = False, scheme: str = "light", before: str = ""
    ) -> Visit:
        file = tmp_path / "page.html"
        file.write_bytes(html.encode())
        context = chromium.new_context(viewport={"width": width, "height": 900}, bypass_csp=bypass, color_scheme=scheme)
        contexts.append(context)
        made = Visit(context.new_page())
        if before:
            made.page.add_init_script(before)
        made.page.goto(file.as_uri() + fragment)
        return made

    yield open_page
    for context in contexts:
        context.close()
