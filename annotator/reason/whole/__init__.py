"""Findings that only the whole instrument shows."""
