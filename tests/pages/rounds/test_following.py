"""Following from the pages: for who has signed in, with what they may see, and nothing on a GET."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.access import Role
from data.post import Follow, Follows, PostBox, post_of
from data.reader import Reader
from data.settings import Settings
from pages.parts import reader
from presentation.words.rounds import NOT_READ
from tests.data.kept_files import post_file
from tests.pages.conftest import Opened
from tests.pages.forms import buttons, press
from tests.pages.reading import words

ADDRESS, ID = "kim@example.gov.uk", "ehc_20_weeks"


@pytest.fixture
def post(own_database: Path, monkeypatch: pytest.MonkeyPatch) -> PostBox:
    monkeypatch.setattr(reader, "address_of", lambda _: ADDRESS)
    return post_of(own_database, Settings())


def followed(post: PostBox) -> Sequence[Follow]:
    return Follows(post).of(ADDRESS)


def follow_buttons(test: AppTest) -> list[str]:
    return [one for one in buttons(test) if "ollow" in one]


def test_without_an_e_mail_address_nothing_can_be_followed(
    opened: Opened, people: dict[str, Reader], monkeypatch: pytest.MonkeyPatch, own_database: Path
) -> None:
    people["now"] = Reader("Kim", frozenset({Role.LEAD}))
    for address in ("kim", "kim@example.gov.uk\nBcc: all@example.gov.uk", None):
        monkeypatch.setattr(reader, "address_of", {"now": address}.get)
        assert follow_buttons(opened("measure", id=ID)) == []


def test_without_sign_in_nothing_can_be_followed(opened: Opened, post: PostBox) -> None:
    for page, query in (("measure", {"id": ID}), ("sections", {}), ("overview", {})):
        test = opened(page, **query)
        assert follow_buttons(test) == [] and not test.multiselect
    assert not post_file(post).exists()


def test_a_measure_is_followed_and_left_with_one_press_each(
    opened: Opened, people: dict[str, Reader], post: PostBox
) -> None:
    people["now"] = Reader("Kim", frozenset({Role.LEAD}))
    test = opened("measure", id=ID)
    assert follow_buttons(test) == ["Follow this measure by e-mail"] and not followed(post)
    press(test, "Follow this measure by e-mail")
    [one] = followed(post)
    assert (one.subject, one.known) == (f"measure:{ID}", {ID: "no_data"})
    assert follow_buttons(test) == ["Stop following"] and "You follow this measure" in words(test)
    press(test, "Stop following")
    assert followed(post) == () and follow_buttons(test) == ["Follow this measure by e-mail"]


def test_all_that_is_followed_is_added_to_and_taken_from_in_one_list(
    own_database: Path,
    released_file: Path,
    opened: Opened,
    people: dict[str, Reader],
    post: PostBox,
) -> None:
    shutil.copy(released_file, own_database)
    people["now"] = Reader("Kim", frozenset({Role.BOARD}))
    test = opened("overview")
    test.multiselect[0].set_value(["all", "section:3"]).run()
    test.multiselect[0].set_value(["all", "section:3", f"measure:{ID}"]).run()
    assert {one.subject for one in followed(post)} == {"all", "section:3", f"measure:{ID}"}
    assert {len(one.known) for one in followed(post)} == {0}
    # What was stopped elsewhere is not begun again by what this page still shows.
    Follows(post).stop(ADDRESS, "section:3")
    test.run()
    assert set(test.multiselect[0].value) == {"all", f"measure:{ID}"}
    test.multiselect[0].set_value(["all"]).run()
    assert [one.subject for one in followed(post)] == ["all"]
    test = opened("sections", section="3")
    assert follow_buttons(test) == [] and "You follow every measure" in words(test)


def test_a_file_that_cannot_be_read_is_told_beside_the_page(
    opened: Opened, people: dict[str, Reader], post: PostBox
) -> None:
    people["now"] = Reader("Kim", frozenset({Role.LEAD}))
    post_file(post).write_bytes(b"no database at all, but words that are long enough" * 9)
    for page, query in (("measure", {"id": ID}), ("sections", {})):
        test = opened(page, **query)
        assert not test.error and NOT_READ in words(test)
