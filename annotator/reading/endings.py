"""How the names of files end that can be read, and of such as somebody may well name though they cannot."""

from __future__ import annotations

READABLE = frozenset({".txt", ".md", ".markdown", ".pdf", ".docx", ".docm", ".html", ".htm", ".xhtml", ".xml", ".akn", ".zip"})
# Files of word processors; whoever names one is told what to do, and the name is not taken for a text.
OTHER_DOCUMENTS = frozenset({".doc", ".odt", ".rtf", ".pages"})
