"""Mappings on the record: each with its number among those of its name, and which of them stand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from data.mapping import Mapping
from data.record.entries import Entry, standing
from data.text import squeeze


@dataclass(frozen=True)
class KeptMapping:
    """A mapping on the record. `version` counts those of its name from 1 on; `entry` is the number
    of its entry, and None while it is tried out and not kept; `moment` is naive UTC."""

    mapping: Mapping
    version: int
    author: str
    moment: datetime
    entry: int | None = None


def kept_mappings(entries: Sequence[Entry]) -> list[KeptMapping]:
    """Every mapping that was ever kept, in the order in which they were."""
    times: Counter[str] = Counter()
    found = []
    for entry in entries:
        if isinstance(entry.written, Mapping):
            times[entry.written.subject] += 1
            number = times[entry.written.subject]
            found.append(KeptMapping(entry.written, number, entry.author, entry.moment, entry.id))
    return found


def standing_mappings(entries: Sequence[Entry]) -> dict[str, KeptMapping]:
    """The mappings that may be used, by name: the newest of each that is not taken back."""
    stand = {entry.id for entry in standing(entries)}
    return {one.mapping.name: one for one in kept_mappings(entries) if one.entry in stand}


def mapping_of(entries: Sequence[Entry], entry: int | None) -> KeptMapping | None:
    """The mapping of that entry; None where there is none."""
    return next((one for one in kept_mappings(entries) if one.entry == entry), None)


def mapping_called(name: str, entries: Sequence[Entry]) -> KeptMapping | None:
    """The mapping that stands under a name, in which case and spaces do not count."""
    wanted = squeeze(name)
    return next(
        (one for known, one in standing_mappings(entries).items() if squeeze(known) == wanted), None
    )
