"""Signs and blank lines in bytes, beside what Python itself finds."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.reading.counting import has_blank_line, occurrences

TEXTS = st.text(st.sampled_from("a,;\n\té"), max_size=12).map(str.encode)


@given(text=TEXTS)
@example(text=b"")
@example(text=b"\n")
@example(text=b"\n\n")
@pytest.mark.parametrize("sign", [",", ";", "\t", "\n"])
def test_what_is_counted_is_what_is_there(text: bytes, sign: str) -> None:
    assert occurrences(text, sign) == text.count(sign.encode())
    assert has_blank_line(text) == (b"\n\n" in text)
