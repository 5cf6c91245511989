"""Many instruments at once: find them, score them in worker processes or on Spark, keep results, compare them."""
