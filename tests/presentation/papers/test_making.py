"""Papers are on the record before they are handed over."""

import os
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pptx import Presentation

from data.access import Role
from data.reader import NotAllowedError, Reader
from data.record import PackFile
from data.settings import Settings
from data.store import Database, open_database
from kpis.editions import withdraw
from presentation.papers import (
    PapersWish,
    TemplateError,
    make_papers,
    read_packs,
    read_template,
    template,
)

ANN = Reader("Ann")
BOARD, LEAD = (Reader("Kim", frozenset({role})) for role in (Role.BOARD, Role.LEAD))


def silent(_: str) -> None:
    pass


def test_what_is_handed_over_is_what_is_on_record(released: Database) -> None:
    said: list[str] = []
    wish = PapersWish(edition=1, sections=(2,), meeting=" The Board ")
    made = make_papers(released, wish, BOARD, said.append)
    (kept,) = read_packs(released)
    assert kept.files == tuple(PackFile(name=one.name, sha256=one.sha256) for one in made.papers)
    assert (made.id, kept.id, kept.edition, kept.kind) == (1, 1, 1, "board")
    assert (kept.sections, kept.meeting, kept.formats) == ((2,), "The Board", wish.formats)
    assert (said[0], said[-1]) == ("Reading edition 1", "Putting them on the record")


def test_a_board_has_the_papers_of_what_is_released_alone(released: Database) -> None:
    working = PapersWish(edition=1, working=True)
    with pytest.raises(NotAllowedError):
        make_papers(released, working, BOARD, silent)
    assert make_papers(released, working, LEAD, silent).papers[0].name.startswith("working_figures")
    withdraw(released, 1, ANN, "A wrong file")
    with pytest.raises(NotAllowedError):
        make_papers(released, PapersWish(edition=1), BOARD, silent)
    papers = make_papers(released, PapersWish(edition=1), LEAD, silent).papers
    assert papers[0].name == "withdrawn_edition_1_papers.pdf"
    assert b"A wrong file" in papers[0].data
    assert [one.kind for one in read_packs(released)] == ["working", "board"]


def slides() -> bytes:
    out = BytesIO()
    Presentation().save(out)
    return out.getvalue()


def without(part: str) -> bytes:
    """Slides that lack parts of that name, and open all the same."""
    out = BytesIO()
    with ZipFile(BytesIO(slides())) as given, ZipFile(out, "w") as written:
        for name in given.namelist():
            written.writestr(name, b"<a/>" if part in name else given.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "is no PowerPoint presentation: save the template as .pptx"),
        (b"", "is no PowerPoint"),
        (slides()[:2000], "is no PowerPoint"),
        (without("slideLayouts/slideLayout"), "is no PowerPoint"),
        (without("slideMasters/_rels"), "is no PowerPoint"),
        (None, "cannot be read: No such file"),
    ],
)
def test_slides_that_are_none_are_told_in_words_and_nothing_is_made(
    released: Database, tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "council.pptx"
    if content is not None:
        path.write_bytes(content)
    released.close()
    settings = Settings(database=released.path, slides_template=path)
    database = open_database(released.path, settings)
    with pytest.raises(TemplateError, match=words) as told:
        make_papers(database, PapersWish(edition=1), ANN, silent)
    assert str(told.value).startswith(f"SEND_KPIS_SLIDES_TEMPLATE names {path}, which ")
    assert read_packs(database) == ()
    database.close()


def test_a_pipe_is_no_file_of_slides(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "council.pptx")
    with pytest.raises(TemplateError, match="is no file"):
        read_template(tmp_path / "council.pptx")


def test_the_slides_of_the_council_reach_the_printer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "council.pptx"
    data = slides()
    path.write_bytes(data)
    assert read_template(path) == data
    assert read_template(None) is None
    monkeypatch.setattr(template, "MOST_MB", 0)
    with pytest.raises(TemplateError, match="larger than 0 MB"):
        read_template(path)
