"""Outputs: every format is made from one ``Report`` and shows nothing that is not in it."""
