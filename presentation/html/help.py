"""How the charts are read, as the help page has it."""

from presentation.html.kit import Markup, join, tag, whole
from presentation.words.site import HelpPart, parts_from


def help_parts(id: str) -> Markup:
    """All parts, that of the chart `id` first; an unknown one changes nothing."""
    return join(map(_part, parts_from(id)))


def _part(part: HelpPart) -> Markup:
    return whole(
        tag("h3", part.title),
        tag("p", part.seen),
        tag("p", tag("b", "Ask: "), part.asked),
        tag("p", tag("b", "Beware: "), part.beware),
    )
