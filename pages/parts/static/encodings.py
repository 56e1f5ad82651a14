"""Which encoding of a file whoever asks may be given (RFC 9110, 12.5.3)."""

from collections.abc import Collection, Mapping

IDENTITY = "identity"
"""The file as it is."""
PREFERRED = ("br", "gzip", IDENTITY)
"""The smallest first."""
_SAME = {"x-gzip": "gzip"}


def chosen(accepted: str, offered: Collection[str]) -> str:
    """The encoding to send of those `offered`, by an Accept-Encoding header: what is liked best,
    then what is smallest. The file as it is where nothing fits, though it be refused: an answer is
    better than none."""
    likings = _likings(accepted)
    liked = {one: _liking(one, likings) for one in (*offered, IDENTITY)}
    best = max(liked.values())
    return next((one for one in PREFERRED if best > 0 and liked.get(one) == best), IDENTITY)


def _liking(encoding: str, likings: Mapping[str, float]) -> float:
    """From 0, refused, to 1. What is not named is refused; the file as it is, only just liked."""
    unnamed = 0.0001 if encoding == IDENTITY else 0.0
    return likings.get(encoding, likings.get("*", unnamed))


def _likings(accepted: str) -> dict[str, float]:
    parts = (part.partition(";") for part in accepted.lower().split(","))
    named = ((name.strip(), rest) for name, _, rest in parts)
    return {_SAME.get(name, name): _weight(rest) for name, rest in named if name}


def _weight(parameter: str) -> float:
    """1 where none is given, and 0 where what is given is none."""
    if not parameter.strip():
        return 1.0
    name, _, value = parameter.partition("=")
    digits = value.strip()
    number = digits.replace(".", "", 1)
    if name.strip() != "q" or not (number.isascii() and number.isdecimal()):
        return 0.0
    return min(float(digits), 1.0)
