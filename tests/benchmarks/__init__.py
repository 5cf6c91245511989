"""How fast it is and how much memory it takes, beside others on the same text: ``python -m tests.benchmarks``."""
