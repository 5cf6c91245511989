"""TF-IDF and logistic regression of scikit-learn alone: ``tfidf.py CLAUSES.json``. Weights are random: speed only."""

import json
import sys
import time
from pathlib import Path

import numpy as np
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion

clauses = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
both = FeatureUnion(
    [
        ("words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)),
        ("characters", TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)),
    ]
)
both.fit(clauses)
weights = np.random.default_rng(0).normal(size=(both.transform(clauses[:1]).shape[1], 25)).astype(np.float32)
start, begin = time.perf_counter(), time.process_time()
1 / (1 + np.exp(-(both.transform(clauses) @ weights)))
taken = {"seconds": time.process_time() - begin, "elapsed": time.perf_counter() - start}
print(json.dumps({**taken, "version": sklearn.__version__}))
