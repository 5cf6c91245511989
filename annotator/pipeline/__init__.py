"""The spaCy pipeline: components that declare what they read and write, and the bridge to plain values."""
