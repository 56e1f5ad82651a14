"""The first page in words, and what stands on all pages: the plan, who approved the figures and
when, and for which meeting."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from data.clock import uk_time
from data.plan import Term
from data.record import Edition
from kpis.months import long
from presentation.words.grammar import long_date
from presentation.words.plan import terms_in

TITLE = "What we said we would do, and what has happened"
ANSWER = "The answer in short"
SECTIONS = "What we promised to make better"
PROMISED = "What we promised, in the plan’s words"
MEASURED = "What the figures say"
STEPS = "What we said we would do, and by when"
OTHERS = "Other parts of the plan"
WORDS_HERE = "Some words on this page"
HOME, EASY, ABOUT = "Start", "Easy read", "About these figures"
EASY_INVITES = "Read this in short sentences with symbols"
TAKEN_BACK = "These figures have been taken back"
SKIP = "Skip to the main content"
ROUNDED_HERE = (
    "Numbers of people are rounded to the nearest 5. So a percentage here can differ from the one "
    "in the board’s papers, most of all where the numbers are small."
)
DATA_NOTE = (
    "All published figures with what they mean. They are rounded in the same way as on these pages."
)
LEAVES_OUT = (
    "These pages show the plan’s promises, its dates and its figures. They leave out what people "
    "wrote about single steps, so that no child can be known by it."
)


_FOR_FAMILIES: Mapping[str, str] = MappingProxyType(
    {"SEND": "special educational needs and disabilities"}
)
"""What families are told of a term that the plan's glossary explains by the plan's own title."""


def public_terms(texts: Iterable[str]) -> list[Term]:
    """The terms that the texts use, with what they mean for families."""
    return [
        one.model_copy(update={"full_form": _FOR_FAMILIES.get(one.term, one.full_form)})
        for one in terms_in(texts)
    ]


def approved_words(edition: Edition) -> str:
    """By whom the figures were approved and when. Empty for what nobody has approved."""
    if (approval := edition.approval) is None:
        return ""
    return f"Approved by {approval.by} on {long_date(uk_time(approval.at).date())}."


def taken_back_words(edition: Edition, contact: str) -> list[str]:
    """That the figures of an edition stand here no longer, since when, what will come, and whom to
    ask. Why they were taken back is for those who read the board's papers."""
    gone = edition.withdrawal
    when = f" on {long_date(uk_time(gone.at).date())}" if gone else ""
    said = [
        f"The figures for {edition.name} were taken back{when}. Please do not use them any more: "
        "they may be wrong.",
        "New figures will stand here once they have been checked and approved.",
    ]
    return [*said, *([f"Questions: {contact}"] if contact else [])]


def figures_to(edition: Edition) -> str:
    """To which month the figures go."""
    return f"Figures to {long(edition.month)}."


def title_of(name: str, *, demonstration: bool) -> str:
    """What a window or a list of results calls a page; invented figures are named first."""
    return f"{'Demonstration: ' if demonstration else ''}{name}"
