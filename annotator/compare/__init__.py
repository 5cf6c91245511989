"""Two or more drafts of one law side by side: what moved, which words changed, and what the changes mean.

Nothing here reads files or prints: every function takes reports and returns values.
"""
