"""The list of papers that were made before."""

from data.access import Role
from data.record import NewPack, PackFile
from data.store import transaction
from data.store.editions import packs
from pages.parts import source
from tests.pages.conftest import Opened
from tests.pages.editions.conftest import ANN, HOSTILE
from tests.pages.reading import html, texts, words

MADE = 23


def made(number: int) -> NewPack:
    """Papers of which each says which they are."""
    return NewPack(
        edition=2,
        edition_sha256="0" * 64,
        state="waiting",
        kind="working" if number % 2 else "board",
        sections=(1, 2, 3, 5) if number == MADE else (),
        meeting=HOSTILE if number % 2 else f"Meeting {number} {HOSTILE}",
        formats=("pdf", "csv"),
        files=(PackFile(name=f"file_{number}.pdf", sha256=f"{number:064d}"),),
    )


def test_the_newest_twenty_are_listed_for_who_sees_working_figures_and_for_no_board(
    own_several: Opened,
) -> None:
    own_several("papers")
    with source.database().writing() as cursor, transaction(cursor, keep=True):
        for number in range(1, MADE + 1):
            packs(cursor).add(made(number), ANN, (1, "a"))
    test = own_several("papers", view_as=Role.LEAD)
    told = [one.split(".")[0] for one in texts(test, "li") if one.startswith("file_")]
    assert told == [f"file_{number}" for number in range(MADE, MADE - 20, -1)]
    assert f"{MADE:064d}" in words(test) and "<b>x</b>" not in html(test)
    assert html(test).count('<details class="prints">') == 20  # on a sheet of paper, too
    assert "Working pack · PDF, CSV · sections 1–3, 5" in texts(test, "td")
    assert f"Edition 2: {HOSTILE}For Meeting 22 {HOSTILE}" in texts(test, "td")
    board = words(own_several("papers", view_as=Role.BOARD))
    assert "file_" not in board and "Ann Analyst" not in board


def test_before_any_is_made_the_list_says_so(several: Opened) -> None:
    assert "No papers have been made yet." in words(several("papers", view_as=Role.LEAD))
