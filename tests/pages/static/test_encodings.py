"""What is sent to whoever says what they take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.static.encodings import IDENTITY, PREFERRED, chosen

TEXT = ("br", "gzip")


@pytest.mark.parametrize(
    ("accepted", "wanted"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br", "br"),
        ("BR", "br"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("gzip, deflate", "gzip"),
        ("", IDENTITY),
        ("deflate", IDENTITY),
        ("identity", IDENTITY),
        ("*", "br"),
        ("*;q=0", IDENTITY),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.0, *", "gzip"),
        ("br;q=0.5, gzip;q=0.9", "gzip"),
        ("br;q=0.9, gzip;q=0.9", "br"),
        ("br ; q=0.2 , gzip;Q=0.1", "br"),
        ("br;q=0.2, identity;q=0.8", IDENTITY),
        ("br;q=0.2", "br"),
        ("gzip;q=0.001", "gzip"),
        ("identity;q=0", IDENTITY),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("br;q=high, gzip", "gzip"),
        ("br;q=-1, gzip", "gzip"),
        ("br;q=nan, gzip", "gzip"),
        ("br;q=, gzip", "gzip"),
        ("br;level=5", IDENTITY),
        ("brotli, gzipped", IDENTITY),
        (",,;q=1,", IDENTITY),
    ],
)
def test_what_is_liked_best_and_then_what_is_smallest_is_sent(accepted: str, wanted: str) -> None:
    assert chosen(accepted, TEXT) == wanted


@pytest.mark.parametrize("accepted", ["br", "gzip, br", "*", "*;q=0", "identity;q=0"])
def test_what_is_kept_as_it_is_alone_is_sent_so(accepted: str) -> None:
    assert chosen(accepted, (IDENTITY,)) == IDENTITY
    assert chosen(accepted, ()) == IDENTITY


WEIGHT = st.sampled_from(["", ";q=0", ";q=0.0", ";q=0.5", ";q=1", ";q=2", ";q=x", ";", ";;q=1"])
PART = st.tuples(st.sampled_from([*PREFERRED, "*", "zstd", ""]), WEIGHT).map("".join)


@given(st.lists(PART).map(",".join) | st.text(), st.sets(st.sampled_from(PREFERRED)))
def test_nothing_is_sent_in_an_encoding_that_was_not_asked_for(
    accepted: str, offered: set[str]
) -> None:
    found = chosen(accepted, offered)
    assert found == IDENTITY or found in offered
    assert found == IDENTITY or found in accepted.lower() or "*" in accepted
