"""Whether a mapping may go on the record, or be tried: what is wrong with it."""

from collections.abc import Iterator, Sequence

from data.extracts import extracts
from data.mapping import Mapping, gaps
from data.reading import identity_of
from data.record import Entry, mapping_called
from data.text import squeeze
from kpis.record.fault import Fault


def mapping_faults(
    written: Mapping, entries: Sequence[Entry], replaced: Entry | None = None
) -> list[Fault]:
    """All that is wrong with a mapping beside the record as it stands; `replaced` is the entry of
    which it is a new version."""
    return [*_named(written, entries, replaced), *what_it_lacks(written)]


def _named(written: Mapping, entries: Sequence[Entry], replaced: Entry | None) -> Iterator[Fault]:
    if replaced and replaced.written.subject != written.subject:
        yield Fault("A mapping keeps its name: save one of another name as a new one.", "name")
    elif not replaced and mapping_called(written.name, entries):
        words = f"There is a mapping “{written.name}” already: give another name, or change that."
        yield Fault(words, "name")
    elif not squeeze(written.name):
        yield Fault("Give the mapping a name with letters or digits.", "name")


def what_it_lacks(written: Mapping) -> list[Fault]:
    """What keeps a mapping from being tried: what it says nothing of and must, and what it may not
    read."""
    extract = extracts().get(written.extract)
    if extract is None:
        return [Fault(f"There is no extract called {written.extract}.", "extract")]
    known = [
        Fault(
            f"“{heading}” looks like a person's {kind}, which is never read: choose another "
            "heading.",
            "columns",
        )
        for heading in written.used
        if (kind := identity_of(heading))
    ]
    return [*(Fault(sentence, field) for field, sentence in gaps(written, extract)), *known]
