"""How many generated examples, and how many kills, a test tries: few in `make test`, many in
`make test-long`."""

import os

LONG = os.environ.get("TEST_SAMPLE") == "long"


def sample(few: int, many: int) -> int:
    """`few` before a commit, `many` where there is time."""
    return many if LONG else few
