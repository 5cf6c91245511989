"""A page of the browser, opened from a file, with everything that happens on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


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
