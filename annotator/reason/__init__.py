"""Reasoning: explicit rules over what was perceived, on the provision tree. Every conclusion names its premises."""
