"""From raw text to the provision tree, clauses, definitions and cross-references."""
