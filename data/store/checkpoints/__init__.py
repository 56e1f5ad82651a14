"""Bringing the log of a file into it, in a way that can be broken off anywhere."""

from data.store.checkpoints.aside import aside_of, checkpoint, put_back

__all__ = ["aside_of", "checkpoint", "put_back"]
