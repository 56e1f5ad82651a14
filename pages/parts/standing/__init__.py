"""What stands still on a page: drawn once for all who may see the same and look at the same
(docs/decisions/0015)."""

from pages.parts.standing.drawing import LONGEST, MOST, standing

__all__ = ["LONGEST", "MOST", "standing"]
