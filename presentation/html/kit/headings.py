"""What a page and its parts are set with: notice, title, headings with something at their right,
small words."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kpis.months import long
from presentation.html.kit.tags import Markup, join, link, tag, whole
from presentation.words import begun
from presentation.words.site import DEMONSTRATION, HOW


def notice() -> Markup:
    """That the data is not real: on every page, before anything else."""
    return whole(
        tag("p", tag("span", "Demonstration data", class_="pill demonstration"), " ", DEMONSTRATION)
    )


def standing(mark: str, *words: object, kind: str = "") -> Markup:
    """What the figures of the page are, under the notice: an edition, or working figures."""
    return whole(tag("p", tag("span", mark, class_=f"pill {kind}".strip()), " ", join(words, " ")))


def title(name: str, finding: object, *, way: Markup | str = "", chip: Markup | str = "") -> Markup:
    """The page's name and under it its answer. `way` leads back to where the page belongs; `chip`
    stands beside the name."""
    back = tag("p", way, class_="way-back") if way else ""
    return whole(
        back,
        tag("div", tag("h1", name), chip, class_="name"),
        tag("h2", finding) if finding else "",
    )


def heading(words: str, *more: object) -> Markup:
    """A heading of the third level, as the page's own look."""
    return tag("div", tag("h3", words), *more, class_="plan heading")


def lesser_heading(words: str) -> Markup:
    """A heading of the fourth level."""
    return whole(tag("h4", words))


def caption(words: object) -> Markup:
    """Small words under what they are about."""
    return tag("p", tag("small", words), class_="plan caption")


def how_to_read(chart: str) -> Markup:
    """The way to how a kind of chart is read, by what the help page calls it."""
    return link(HOW, "help", {"chart": chart})


def columns(*parts: object) -> Markup:
    """Parts beside one another, below one another where there is no room."""
    return tag("div", *(tag("div", part) for part in parts), class_="plan columns")


def since_choice(
    periods: Sequence[str],
    meetings: Mapping[str, str],
    name: str,
    kept: Mapping[str, str] = MappingProxyType({}),
) -> Markup:
    """Other months, meetings (their words by what the address calls them) and any day, folded away;
    what is chosen goes into the address under that name, beside what is kept there.

    Links and a form of HTML, because the overview would stand only when the code of a list to pick
    from has been fetched and run.
    """
    held = [
        tag("li", link(begun(words), "", {**kept, name: value}))
        for value, words in meetings.items()
    ]
    months = [tag("li", link(long(period), "", {**kept, name: period})) for period in periods]
    lists = [tag("ul", *held, class_="meetings")] if held else []
    words = f"Another month{', meeting' if held else ''} or day"
    form = day_form(name, kept, "Compare")
    return tag("details", tag("summary", words), form, *lists, tag("ul", *months), class_="choice")


def edition_choice(names: Mapping[str, str], name: str, kept: Mapping[str, str]) -> Markup:
    """Other editions to compare with, by what the address calls them, folded away."""
    listed = [tag("li", link(words, "", {**kept, name: value})) for value, words in names.items()]
    return tag("details", tag("summary", "Another edition"), tag("ul", *listed), class_="choice")


def day_form(name: str, kept: Mapping[str, str], button: str) -> Markup:
    """A field for a day, which the browser itself puts into the address."""
    hidden = [tag("input", type="hidden", name=each, value=value) for each, value in kept.items()]
    field = tag("input", type="text", name=name, maxlength="20", autocomplete="off")
    label = tag("label", "A day, for example 14/08/2026 ", field)
    return tag("form", *hidden, label, tag("button", button, type="submit"), method="get")
