"""Fuzzing: harnesses over every entry point that takes a stranger's bytes, seeds made by code, two engines."""
