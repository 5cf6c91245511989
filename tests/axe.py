"""axe-core in the browser tests: the accessibility rules of WCAG 2.2 AA and the good practice that axe adds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest


def violations(page: Any) -> list[list[Any]]:
    """What axe-core finds on an open page: rule and elements. The page must let a checker's script run (``bypass``)."""
    path = Path(os.environ.get("ANNOTATOR_AXE", "axe.min.js"))
    if not path.is_file():
        pytest.skip("axe-core not found (npm pack axe-core; set ANNOTATOR_AXE to its axe.min.js)")
    # Sections out of sight are laid out only when they come near; a checker would guess what lies behind their words.
    page.add_style_tag(content=".prov { content-visibility: visible !important; }")
    page.evaluate(path.read_text("utf-8"))
    return list(page.evaluate("async () => (await axe.run(document)).violations.map(v => [v.id, v.nodes.map(n => n.html)])"))
