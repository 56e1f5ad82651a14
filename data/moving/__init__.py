"""Moving house: a whole record from a file into PostgreSQL, or back, verified by what each of the
two databases says of its own rows."""

from data.moving.carried import MoveError
from data.moving.digests import TableDigest
from data.moving.move import Moved, move
from data.moving.reopening import reopen

__all__ = [
    "MoveError",
    "Moved",
    "TableDigest",
    "move",
    "reopen",
]
