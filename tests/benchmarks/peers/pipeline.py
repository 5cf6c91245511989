"""Sentences of spaCy into a transformer of MiniLM's size: ``pipeline.py LAW.txt``; what a plain pipeline would be.

Weights are random: speed only. It reports nothing, finds no structure and reasons about nothing.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import spacy

nlp = spacy.blank("en")
nlp.max_length = 10**9
nlp.add_pipe("sentencizer")
sentences = [s.text for s in nlp(Path(sys.argv[1]).read_text(encoding="utf-8")).sents]
with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
    json.dump(sentences, file)
    file.flush()
    subprocess.run([sys.executable, str(Path(__file__).with_name("minilm.py")), file.name], check=True)
