"""Names of WordprocessingML: elements and attributes of the main namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# Marks the content control that holds our own table of findings, so that a second run does not read it as law.
SUMMARY_TAG = "annotator-summary"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def qualified(name: str) -> str:
    """Return the full name of an element or attribute of the main namespace."""
    return f"{{{TRANSITIONAL}}}{name}"


def attribute(element: _Element, name: str) -> str:
    """Return an attribute of the main namespace; empty where it is missing."""
    return element.get(qualified(name)) or ""


def child_value(element: _Element, name: str) -> str:
    """Return the ``w:val`` of a child element; empty where there is none."""
    child = element.find(qualified(name))
    return attribute(child, "val") if child is not None else ""


def is_on(element: _Element) -> bool:
    """Whether a switch such as ``<w:vanish/>`` is on."""
    return attribute(element, "val") not in {"0", "false", "off", "none"}
