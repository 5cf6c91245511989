"""Perception: what each clause is and does, as signals with probabilities and the words that carry them."""
