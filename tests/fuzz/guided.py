"""Run one harness under Atheris, which follows coverage: ``python -m tests.fuzz.guided NAME FOLDER SECONDS SEED``.

Its engine never returns, so every harness gets a process of its own; the seeds are written into ``FOLDER`` first and
an input that crashes stays there as ``crash-...``, one that hangs as ``timeout-...``.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Fuzz until the time is over or something breaks."""
    import atheris

    name, folder, seconds, seed = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    with atheris.instrument_imports(include=["annotator"]):
        from annotator import api, catalogue_loader, verify  # noqa: F401
        from annotator.pipeline import build  # noqa: F401
        from annotator.reading import akn, docx, html, pdf, read  # noqa: F401
        from annotator.report import html as report_html  # noqa: F401
        from annotator.review import baseline, state, suppressions  # noqa: F401
    from .harnesses import HARNESSES, LONGEST_INPUT
    from .seeds import DICTIONARY, seeds

    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(name)):
        (corpus / f"seed-{number:04}").write_bytes(data)
    words = folder / "words.dict"
    quoted = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in DICTIONARY.get(name, ()))
    words.write_text("".join(f'"{word}"\n' for word in quoted), encoding="ascii")
    # The engine takes 0 for a seed by chance.
    options = [
        f"-max_total_time={seconds}", f"-max_len={LONGEST_INPUT}", "-timeout=20", "-rss_limit_mb=3000", f"-dict={words}",
        f"-artifact_prefix={folder}/", "-verbosity=0", "-print_final_stats=1", f"-seed={seed + 1}",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], HARNESSES[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
