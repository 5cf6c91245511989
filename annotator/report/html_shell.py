"""What every page of ours shares: its files, its content security policy, its template environment."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2

__all__ = ["RIGHT_TO_LEFT", "content_policy", "load_asset", "page_template"]

RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"))


@cache
def load_asset(name: str, package: str = "annotator.report") -> str:
    """Return a file of a package's templates folder with its line ends normalised."""
    text = (files(package) / "templates" / name).read_text("utf-8")
    return text.replace("\r\n", "\n")


def content_policy(style: str, script: str) -> str:
    """Return the content security policy: nothing may load, and only this script and this style may run."""
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


@cache
def page_template(name: str, package: str = "annotator.report") -> jinja2.Template:
    """Return a compiled page; an undefined name is an error, and everything is escaped."""
    import jinja2

    from annotator.report.html_text import anchor, element_id, show_plain

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda part: load_asset(part, package)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.globals.update(link=anchor, plain=show_plain, own=element_id)
    return environment.get_template(name)


def _hash(text: str) -> str:
    """Return the source expression that allows exactly this inline text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
