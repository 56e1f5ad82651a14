"""The figures and milestones of a pack as CSV: the columns that machines are given, and before them
what the figures are, so that a line says it that has lost its file."""

import csv
import io
from dataclasses import replace

import pytest

from kpis.editions import PackSource
from presentation.exports import released_csv
from presentation.packs import Pack, PackChoice, pack_of
from presentation.rows import (
    ReleasedFigure,
    ReleasedMilestone,
    released_figures,
    released_milestones,
)
from presentation.workbooks import print_csv

FILES = {"figures": ReleasedFigure, "milestones": ReleasedMilestone}


def lines(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", FILES)
def test_the_columns_are_those_of_machines_after_what_the_figures_are(
    board: Pack, name: str
) -> None:
    head, *rows = lines(print_csv(board)[name])
    assert head == ["figures", *FILES[name].model_fields]
    assert len(rows) > 50
    assert {row[0] for row in rows} == {
        f"Edition 3: {board.edition.name}. {' '.join(board.notices)}"
    }


def test_working_figures_say_so_in_every_line_and_name_no_edition_there(working: Pack) -> None:
    for file in print_csv(working).values():
        told = {row[0] for row in lines(file)[1:]}
        assert told == {" ".join(working.notices)}
        assert next(iter(told)).startswith("Working figures. Not for sharing.")


def test_what_waits_for_approval_says_so(board: Pack) -> None:
    waiting = board.edition.model_copy(update={"events": ()})
    source = PackSource(waiting, board.content, None, working=False)
    for file in print_csv(pack_of(source, PackChoice())).values():
        assert lines(file)[1][0].count("Waiting for approval") == 1


def test_behind_that_the_lines_are_those_that_machines_are_given(board: Pack) -> None:
    content, files = board.content, print_csv(board)
    figures = released_csv(ReleasedFigure, released_figures(board.edition, content.results))
    milestones = released_csv(ReleasedMilestone, released_milestones(board.edition, content.board))
    assert [row[1:] for row in lines(files["figures"])] == lines(figures)
    assert [row[1:] for row in lines(files["milestones"])] == lines(milestones)


@pytest.mark.parametrize("name", FILES)
def test_only_the_chosen_sections_are_in_it(working: Pack, name: str) -> None:
    head, *rows = lines(print_csv(working)[name])
    assert {row[head.index("section")] for row in rows} == {"3"}


def test_no_name_of_an_edition_is_obeyed(board: Pack) -> None:
    named = board.edition.model_copy(update={"name": "=1+1"})
    for file in print_csv(replace(board, edition=named)).values():
        head, *rows = lines(file)
        assert {row[head.index("edition_name")] for row in rows} == {"'=1+1"}


def test_the_same_pack_is_the_same_files(board: Pack) -> None:
    assert print_csv(board) == print_csv(replace(board))
