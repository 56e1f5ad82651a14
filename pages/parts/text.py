"""Words from files and addresses, shown as they are: Streamlit's text is markdown, which fetches pictures and links."""

_OBEYED = frozenset(r"\`*_{}[]()<>#+-.!|~$:&")


def as_text(words: str) -> str:
    """The words with every sign that markdown would obey made harmless."""
    return "".join(f"\\{sign}" if sign in _OBEYED else sign for sign in words)
