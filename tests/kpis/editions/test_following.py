"""Who is told of what: nothing twice, nothing of the past, nothing that they do not follow, and
nothing of working figures to a board."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.post import Follow
from data.record import Edition, EditionEvent
from kpis.definitions import Measure, Result, Status
from kpis.editions import EditionNews, Flip, News, covers, heard
from kpis.judging import judged
from kpis.measures import measures

FIRST, SECOND = (
    next(one for one in measures().values() if one.section == section) for section in (1, 3)
)
SOME: Mapping[str, Measure] = {one.id: one for one in (FIRST, SECOND)}
EMPTY: Mapping[str, Result] = {id: judged(one, {}, {}, {}) for id, one in SOME.items()}
STATUSES: Mapping[str, Status] = {"met": "met", "improving": "improving", "hidden": "hidden"}
STEPS = st.lists(
    st.sampled_from(
        [
            *(("follow", one) for one in ("all", "section:3", f"measure:{FIRST.id}") * 2),
            ("follow_as_board", f"measure:{FIRST.id}"),
            *(("stop", one) for one in ("all", "section:3", f"measure:{FIRST.id}")),
            *(("status", f"{id} {now}") for id in SOME for now in STATUSES),
            *[("approve", ""), ("mail", "")] * 4,
        ]
    ),
    min_size=60,
    max_size=120,
)
"""What happens, each a minute after the one before."""


def _begun() -> dict[str, Status]:
    return dict.fromkeys(SOME, STATUSES["improving"])


@dataclass
class World:
    """The dashboard and one person, by plain means: `notes` has, for each thing that they follow,
    the status that they have in mind of each of its measures."""

    working: bool
    now: datetime = datetime(2026, 10, 1)
    events: int = 0
    status: dict[str, Status] = field(default_factory=_begun)
    editions: list[tuple[EditionNews, dict[str, Status]]] = field(default_factory=list)
    follows: list[Follow] = field(default_factory=list)
    notes: dict[str, dict[str, Status]] = field(default_factory=dict)
    told: dict[str, datetime] = field(default_factory=dict)

    def follow_as_board(self, subject: str) -> None:
        self.follow(subject, sees=False)

    def follow(self, subject: str, *, sees: bool = True) -> None:
        if subject in self.notes:
            return
        seen: dict[str, Status] = {
            id: self.status[id]
            for id, one in SOME.items()
            if sees and self.working and covers(subject, one) and self.status[id] != "hidden"
        }
        self.follows.append(Follow(subject, self.now, {**seen}))
        self.notes[subject] = seen

    def stop(self, subject: str) -> None:
        self.follows = [one for one in self.follows if one.subject != subject]
        self.notes.pop(subject, None)

    def approve(self) -> None:
        id, before = len(self.editions) + 1, self.editions[-1] if self.editions else None
        event = EditionEvent(action="approved", at=self.now, by="Ada")
        edition = Edition(
            id=id, name=f"Board {id}", month="2026-09", known_at=self.now, threshold=5,
            sha256=f"{id:064}", by="Ann", at=self.now, events=(event,),
        )  # fmt: skip
        then = before[1] if before else {}
        flips = [
            Flip(SOME[one], then[one], now)
            for one, now in self.status.items()
            if before and then[one] != now and "hidden" not in (then[one], now)
        ]
        news = EditionNews(edition, before[0].edition if before else None, tuple(flips))
        self.editions.append((news, dict(self.status)))

    @property
    def news(self) -> News:
        results = {id: replace(EMPTY[id], status=now) for id, now in self.status.items()}
        shown = self.editions[-1][1] if self.editions else {}
        return News(tuple(one for one, _ in self.editions), results, shown, self.events)

    def mail(self) -> None:
        """What is told is what a plain reading says, and it is told once."""
        new = heard(self.follows, self.news, self.told, working=self.working)
        assert {one.measure.id: (one.before, one.now) for one in new.working} == self._flips()
        expected = self._editions()
        assert {
            one.key: {each.measure.id for each in one.flips} for one in new.editions
        } == expected
        keys = [*(one.key for one in new.working), *expected]
        assert len(set(keys)) == len(keys) and not set(keys) & set(self.told)
        self.told |= dict.fromkeys(keys, self.now)
        for subject, notes in self.notes.items():
            notes |= {
                one.measure.id: one.now for one in new.working if covers(subject, one.measure)
            }
        again = heard(self.follows, self.news, self.told, working=self.working)
        assert (again.editions, again.working) == ((), ())

    def _flips(self) -> dict[str, tuple[Status, Status]]:
        found = {}
        shown = self.editions[-1][1] if self.editions else {}
        for id, now in self.status.items() if self.working else ():
            minds = [
                self.notes[one.subject].get(id)
                for one in self.follows
                if covers(one.subject, SOME[id])
            ]
            before = next(filter(None, minds), shown.get(id)) if minds else None
            if before and "hidden" not in (before, now) and before != now:
                found[id] = (before, now)
        return found

    def _editions(self) -> dict[str, set[str]]:
        found = {}
        for news, _ in self.editions:
            approved = news.edition.events[0].at
            then = [one.subject for one in self.follows if one.since < approved]
            if then and news.key not in self.told:
                found[news.key] = {
                    one.measure.id
                    for one in news.flips
                    if any(covers(subject, one.measure) for subject in then)
                }
        return found


@given(STEPS, st.booleans())
def test_everybody_hears_once_of_what_they_follow_and_of_nothing_else(
    steps: list[tuple[str, str]], working: bool
) -> None:
    world = World(working)
    for kind, what in steps:
        world.now += timedelta(minutes=1)
        if kind == "status":
            id, status = what.split()
            world.status[id] = STATUSES[status]
            world.events += 1
        else:
            getattr(world, kind)(*filter(None, [what]))
    world.now += timedelta(minutes=1)
    world.mail()
