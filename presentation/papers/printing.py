"""Printing papers: a pack is made once, and each form is printed from it."""

from collections.abc import Callable, Iterator

from data.record import EditionState
from kpis.editions import PackSource
from presentation.packs import Pack, PackChoice, pack_of
from presentation.papers.forms import FORMS, Template
from presentation.papers.paper import Paper, PaperFormat, PapersWish

Say = Callable[[str], None]
"""Is told what is being done."""
_STATES: dict[EditionState, str] = {
    "approved": "",
    "waiting": "not_approved_",
    "withdrawn": "withdrawn_",
}


class NoSectionError(LookupError):
    """The plan has no such section."""

    def __init__(self, number: int, every: list[int]) -> None:
        told = ", ".join(map(str, every))
        super().__init__(f"The plan has no section {number}: its sections are {told}.")


def print_papers(
    source: PackSource, wish: PapersWish, say: Say, template: Template = None
) -> tuple[Paper, ...]:
    """The papers that are wished for: the same bytes whenever they are printed. `template` is the
    council's own slides. Raises NoSectionError."""
    _must_have(source, wish)
    say("Putting together what the papers say")
    pack = pack_of(source, PackChoice(wish.sections, wish.meeting))
    return tuple(
        paper for name in wish.formats for paper in _printed(pack, wish, name, say, template)
    )


def _must_have(source: PackSource, wish: PapersWish) -> None:
    every = [section.number for section in source.content.board.plan.sections]
    for number in wish.sections:
        if number not in every:
            raise NoSectionError(number, every)


def _printed(
    pack: Pack, wish: PapersWish, name: PaperFormat, say: Say, template: Template
) -> Iterator[Paper]:
    form = FORMS[name]
    say(f"Printing {form.called}")
    for part, data in form.prints(pack, template).items():
        words = "_".join(filter(None, [stem_of(pack.edition.id, pack.edition.state, wish), part]))
        yield Paper(f"{words}.{name}", form.media, data)


def stem_of(edition: int, state: EditionState, wish: PapersWish) -> str:
    """How the names of the files begin: they say what is in them, and hold nothing that somebody
    typed."""
    whose = "working_figures_" if wish.working else ""
    sections = "_".join(map(str, wish.sections))
    noun = "section" if len(wish.sections) == 1 else "sections"
    chosen = f"_{noun}_{sections}" if sections else ""
    kind = "" if wish.working else "_papers"
    return f"{whose}{_STATES[state]}edition_{edition}{kind}{chosen}"
