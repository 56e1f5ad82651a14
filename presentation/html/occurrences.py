"""When a milestone that recurs was held or done, entry by entry."""

from collections.abc import Sequence

from data.plurals import counted
from data.record import Entry, Occurrence, standing
from presentation.html.evidence import evidence_link
from presentation.html.kit import Markup, tag
from presentation.words import short_date
from presentation.words.record import fate_words, replaced_by, written_by


def occurrences_of(entries: Sequence[Entry], milestone: str) -> list[tuple[Entry, Occurrence]]:
    """What was written of a milestone, what was taken back too, the newest day first."""
    found = [(entry, entry.written) for entry in entries if isinstance(entry.written, Occurrence)]
    own = [(entry, written) for entry, written in found if written.milestone == milestone]
    return sorted(own, key=lambda pair: (pair[1].held_on, pair[0].id), reverse=True)


def standing_occurrences(
    entries: Sequence[Entry], milestone: str
) -> list[tuple[Entry, Occurrence]]:
    """Those that count."""
    counting = {entry.id for entry in standing(entries)}
    return [pair for pair in occurrences_of(entries, milestone) if pair[0].id in counting]


def occurrence_list(entries: Sequence[Entry], milestone: str) -> Markup:
    """Every entry, folded away; nothing where there is none."""
    found, fates = occurrences_of(entries, milestone), replaced_by(entries)
    if not found:
        return Markup()
    listed = [_occurrence(*pair, fate_words(fates.get(pair[0].id))) for pair in found]
    words = counted(len(found), "entry that it was held", "entries that it was held")
    return tag("details", tag("summary", words), tag("ul", *listed))


def _occurrence(entry: Entry, written: Occurrence, fate: str) -> Markup:
    said = f"{short_date(written.held_on)}{f': {written.words}' if written.words else ''}"
    return tag(
        "li",
        tag("div", said),
        tag("div", evidence_link(written.link)) if written.link else "",
        tag("small", f"Written by {written_by(entry)}. {fate}".strip(), class_="under"),
    )
