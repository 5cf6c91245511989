"""spaCy's own multi-label text classifiers: ``textcat.py CLAUSES.json KIND``. Weights are random: speed only."""

import json
import sys
import time
from pathlib import Path

import spacy
from spacy.training import Example

clauses, kind = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), sys.argv[2]
labels = [f"label{i}" for i in range(25)]
model = {
    "bag of words": {
        "@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": False, "ngram_size": 1, "no_output_layer": False,
    },
    "ensemble": {
        "@architectures": "spacy.TextCatEnsemble.v2",
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "rows": [5000, 1000, 2500, 2500],
                "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"], "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "window_size": 1, "maxout_pieces": 3, "depth": 4,
            },
        },
        "linear_model": {
            "@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": False, "ngram_size": 1, "no_output_layer": False,
        },
    },
}[kind]  # fmt: skip
nlp = spacy.blank("en")
pipe = nlp.add_pipe("textcat_multilabel", config={"model": model})
for label in labels:
    pipe.add_label(label)
gold = [
    Example.from_dict(nlp.make_doc(text), {"cats": dict.fromkeys(labels, float(i % 2))}) for i, text in enumerate(clauses[:20])
]
nlp.initialize(lambda: gold)
list(nlp.pipe(clauses[:20]))
start, begin = time.perf_counter(), time.process_time()
list(nlp.pipe(clauses))
taken = {"seconds": time.process_time() - begin, "elapsed": time.perf_counter() - start}
print(json.dumps({**taken, "version": spacy.__version__}))
