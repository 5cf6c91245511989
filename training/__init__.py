"""Everything that makes a model: reading the corpus, building datasets, training, calibration, evaluation, the card."""
