"""What a file of the site can hold of what people typed."""

import re

from data.text import TURNING

_PLANES = "".join(
    f"{chr(0x10000 * one + 0xFFFE)}{chr(0x10000 * one + 0xFFFF)}" for one in range(17)
)
_NOT_HELD = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANES}{TURNING}]"
)
"""Control characters, halves of characters, what is no character at all, and what would turn the
words behind it."""


def holdable(text: str) -> str:
    """The text without what neither HTML nor UTF-8 can hold, and without what turns words."""
    return _NOT_HELD.sub("", text)
