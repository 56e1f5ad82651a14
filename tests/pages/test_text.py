"""Words from files are shown as they are: nothing in them becomes a picture, a link or emphasis."""

import pytest

from pages.parts.text import as_text


@pytest.mark.parametrize("words", ["plain words", "Ünïcode “quotes” – dash", "a, b; c? d' e\""])
def test_plain_words_stay(words: str) -> None:
    assert as_text(words) == words


@pytest.mark.parametrize("sign", r"\`*_{}[]()<>#+-.!|~$:&")
def test_a_sign_of_markdown_is_escaped(sign: str) -> None:
    assert as_text(f"a{sign}b") == f"a\\{sign}b"


@pytest.mark.parametrize(
    ("words", "live"),
    [
        ("see http://a.b/c", "://"),
        ("HTTPS://a.b", "://"),
        ("www.a.b", "www."),
        ("WWW.a.b", "WWW."),
        ("a@b.c", "@b"),
    ],
)
def test_an_address_is_broken_so_that_it_is_no_link(words: str, live: str) -> None:
    """A bare address is recognised after escapes are undone, so the escape alone would not do."""
    shown = as_text(words).replace("\\", "")
    assert live not in shown or shown.split(live)[1].startswith("\u2060")
    assert shown.replace("\u2060", "") == words
