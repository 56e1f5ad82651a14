"""Words from files and addresses, shown as they are: Streamlit's text is markdown, which fetches
pictures and links."""

import re

_OBEYED = frozenset(r"\`*_{}[]()<>#+-.!|~$:&")
_LINKED = re.compile(r"(?<=://)|(?<=www)(?=\.)|(?<=@)", re.IGNORECASE)
_JOINER = "\u2060"
"""Has no width. A bare address is made a link even where its signs are escaped, unless something
stands inside it."""


def as_text(words: str) -> str:
    """The words with every sign that markdown would obey made harmless."""
    return "".join(f"\\{sign}" if sign in _OBEYED else sign for sign in _LINKED.sub(_JOINER, words))
