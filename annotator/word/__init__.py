"""Findings as Word comments: on the user's own file, or on a file made from the text."""
