"""Powers x safeguards: what reaches a power, and what each safeguard is worth to it."""
