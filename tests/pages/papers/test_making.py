"""Making papers on the page: what is asked for, what is refused, and the files."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.access import Role
from data.audit import newest_first
from data.reader import NotAllowedError, Reader
from data.store import DatabaseError, open_database
from kpis.editions import approve, read_editions, read_packs, withdraw
from pages.parts import show, source
from pages.parts.papers import given, making
from pages.parts.papers.given import NoLongerGivenError
from pages.parts.papers.kept import KEPT
from pages.parts.recording import trail
from presentation.papers import PapersWish, TemplateError
from tests.pages.conftest import Opened
from tests.pages.editions.conftest import AD, HOSTILE
from tests.pages.forms import field, press
from tests.pages.papers.conftest import Saved
from tests.pages.papers.test_offered import FIRST, PRESS
from tests.pages.reading import fields_of, refused_by, texts, words

ALL = "All of them in one file (ZIP)"
BOARD = Reader("Cllr Board", frozenset({Role.BOARD}))
LEAD = Reader("Ann Lead", frozenset({Role.LEAD}))


def tick(test: AppTest, *wanted: str) -> None:
    """Have these forms made and no others, by how their labels begin."""
    for one in test.checkbox:
        one.set_value(one.label.startswith(wanted))


def test_what_is_made_is_recorded_and_given_alone_and_in_one_file(
    own_several: Opened, people: dict[str, Reader], saved: Saved, wished: list[PapersWish]
) -> None:
    people["now"] = BOARD
    test = press(own_several("papers"), PRESS)
    assert "5 files are made. Save what you need" in words(test)
    assert f"Papers for {FIRST}, corrected" in texts(test, "h3")
    assert list(saved) == [
        *("PDF (1 KB)", "Slides (1 KB)", "Workbook (1 KB)"),
        "CSV: edition_4_papers_measures.csv (1 KB)",
        "CSV: edition_4_papers_milestones.csv (1 KB)",
        ALL,
    ]
    assert saved["PDF (1 KB)"]() == f"pdf {FIRST}, corrected  False".encode()
    [made] = read_packs(source.database())
    assert (made.by, made.kind, made.edition, made.meeting) == (
        *("Cllr Board", "board", 4),
        f"{FIRST}, corrected",
    )
    with zipfile.ZipFile(BytesIO(saved[ALL]())) as held:
        assert held.namelist() == [one.name for one in made.files]
    told = [one.what for one in newest_first(trail())][:3]
    assert told[0] == "edition_4_papers.zip" and told[1] == "edition_4_papers.pdf"
    assert wished == [PapersWish(edition=4, meeting=f"{FIRST}, corrected")]


def test_a_meeting_that_does_not_fit_the_field_is_not_cut(
    own_several: Opened, own_database: Path, wished: list[PapersWish]
) -> None:
    database = open_database(own_database)
    with database.writing() as cursor:
        cursor.execute("UPDATE editions SET name = repeat('x', 300) WHERE id = 4")
    database.close()
    test = own_several("papers")
    assert field(test, "Meeting that they are for").value == ""
    press(test, PRESS)
    assert wished == [PapersWish(edition=4)]


def test_what_is_chosen_is_asked_for(own_several: Opened, wished: list[PapersWish]) -> None:
    test = own_several("papers", **{"for": "2"})
    tick(test, "Web page", "PDF")
    field(test, "Meeting that they are for").set_value("  Cabinet  ")
    field(test, "Which figures").set_value("Working pack: exact figures, not for sharing")
    test.multiselect[0].set_value([2, 1])
    press(test, PRESS)
    assert wished == [
        PapersWish(
            edition=2, formats=("pdf", "html"), sections=(1, 2), meeting="Cabinet", working=True
        )
    ]
    assert f"Working pack for {HOSTILE}" in texts(test, "h3")


def test_nothing_is_made_of_nothing(own_several: Opened, wished: list[PapersWish]) -> None:
    test = own_several("papers")
    tick(test, "-")
    press(test, PRESS)
    assert refused_by(test) == ["Tick at least one of what can be made."]
    assert fields_of(test) == ["formats"] and not wished
    assert not any(one.value for one in test.checkbox)


def test_a_board_gets_no_exact_figures_by_what_its_session_holds(
    own_several: Opened, people: dict[str, Reader], wished: list[PapersWish]
) -> None:
    people["now"] = BOARD
    test = own_several("papers", **{"for": "1"})
    test.session_state["kind-papers-0-1"] = "Working pack: exact figures, not for sharing"
    press(test, PRESS)
    assert [(one.edition, one.working) for one in wished] == [(1, False)]


@pytest.mark.parametrize("more", [{"working": True}, {"edition": 2}, {"edition": 3}])
def test_the_door_itself_refuses_a_board_what_the_page_does_not_offer(
    own_several: Opened, more: dict[str, int | bool]
) -> None:
    own_several("papers")
    wish = PapersWish.model_validate({"edition": 1, **more})
    with pytest.raises(NotAllowedError):
        making.make_papers(source.database(), wish, BOARD, lambda _: None)
    assert read_packs(source.database()) == ()


def test_an_edition_that_is_withdrawn_before_the_press_is_refused_to_a_board(
    own_several: Opened, people: dict[str, Reader], saved: Saved
) -> None:
    people["now"] = BOARD
    test = own_several("papers", **{"for": "4"})
    assert withdraw(source.database(), 4, AD, "Wrong.") == []
    press(test, PRESS)
    assert not saved and read_packs(source.database()) == ()
    assert field(test, "Edition").value == "1" and not test.exception


def test_what_is_withdrawn_is_given_out_no_more(
    own_several: Opened, people: dict[str, Reader], saved: Saved
) -> None:
    people["now"] = BOARD
    test = press(own_several("papers"), PRESS)
    assert withdraw(source.database(), 4, AD, "Wrong.") == []
    with pytest.raises(NoLongerGivenError):
        saved["PDF (1 KB)"]()
    assert "edition_4_papers.pdf" not in [one.what for one in newest_first(trail())]  # not saved
    saved.clear()
    test.run()
    assert "no longer say what it is" in words(test) and not saved
    assert "no longer say" not in words(test.run())


def test_what_waited_is_given_out_no_more_once_it_is_approved(
    own_several: Opened, saved: Saved
) -> None:
    press(own_several("papers", **{"for": "2"}), PRESS)
    assert approve(source.database(), 2, AD) == []
    with pytest.raises(NoLongerGivenError):
        saved["PDF (1 KB)"]()


def test_a_role_taken_away_takes_the_files_along(
    own_several: Opened,
    people: dict[str, Reader],
    saved: Saved,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(show, "session_id", lambda: "now")
    people["now"] = LEAD
    test = own_several("papers", **{"for": "2"})
    press(test, PRESS)
    people["now"] = BOARD
    with pytest.raises(NotAllowedError):
        saved["PDF (1 KB)"]()
    saved.clear()
    test.run()
    assert not saved and not test.exception


def test_what_is_forgotten_can_be_made_again(own_several: Opened, saved: Saved) -> None:
    test = press(own_several("papers"), PRESS)
    KEPT._held.clear()
    with pytest.raises(NoLongerGivenError):
        saved["PDF (1 KB)"]()
    saved.clear()
    assert "no longer kept here" in words(test.run()) and not saved
    press(test, PRESS)
    assert "PDF (1 KB)" in saved
    files = [one.files for one in read_packs(source.database())]
    assert len(files) == 2 and files[0] == files[1]


def test_the_files_stay_while_other_papers_are_chosen(own_several: Opened, saved: Saved) -> None:
    test = press(own_several("papers"), PRESS)
    saved.clear()
    field(test, "Edition").set_value("1")
    test.run()
    assert len(saved) == 6 and f"Papers for {FIRST}, corrected" in texts(test, "h3")


@pytest.mark.parametrize(
    ("error", "by", "told"),
    [
        (TemplateError("/a/path is no template."), BOARD, "The slides cannot be made now."),
        (TemplateError("/a/path is no template."), LEAD, "/a/path is no template."),
        (DatabaseError("Ann is loading a file."), BOARD, "Ann is loading a file."),
    ],
)
def test_why_nothing_was_made_is_said_above_the_form_as_it_was(
    own_several: Opened,
    people: dict[str, Reader],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    by: Reader,
    told: str,
) -> None:
    def fails(*_: object) -> None:
        raise error

    people["now"] = by
    monkeypatch.setattr(making, "make_papers", fails)
    test = own_several("papers")
    tick(test, "Slides")
    field(test, "Meeting that they are for").set_value("Cabinet")
    press(test, PRESS)
    assert refused_by(test)[0].startswith(told)
    assert field(test, "Meeting that they are for").value == "Cabinet"
    assert [one.value for one in test.checkbox] == [False, True, False, False, False]


def test_whoever_comes_second_waits_for_their_turn_and_makes_within_it(
    own_several: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    @contextmanager
    def turn(wait: Callable[[], None]) -> Iterator[None]:
        wait()
        yield
        done.append(f"{len(read_packs(source.database()))} made")

    monkeypatch.setattr(making, "turn", turn)
    press(own_several("papers"), PRESS)
    assert done == ["1 made"]


@pytest.mark.parametrize("changed", [{"sha256": "0" * 64}, {"id": 99}])
def test_a_backup_in_its_place_ends_what_was_made(
    own_several: Opened, saved: Saved, monkeypatch: pytest.MonkeyPatch, changed: dict[str, object]
) -> None:
    press(own_several("papers"), PRESS)
    restored = [one.model_copy(update=changed) for one in read_editions(source.database())]
    monkeypatch.setattr(given, "read_editions", lambda _: restored)
    with pytest.raises(NoLongerGivenError):
        saved["PDF (1 KB)"]()


def test_a_fault_that_nobody_foresaw_leaves_no_sign_of_work(
    own_several: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "make_papers", lambda *_: 1 / 0)
    test = press(own_several("papers"), PRESS)
    assert [one.proto.title for one in test.error] == ["This page could not be shown"]
    assert not test.status
