"""Fuzzing: harnesses over every entry point that takes a stranger's bytes, seeds made by code, two engines."""

import sys
from pathlib import Path

# What the other tests make their inputs with.
sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "hostile")]
