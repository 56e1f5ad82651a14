"""Sessions: they end when they must, whatever happens in which order, and never come back."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.access import Role
from data.sign_in import Ended, Person, RolesFile, Session, Sessions, roles_named
from data.sign_in.people import as_told
from data.sign_in.server_shelf import ServerShelf
from data.sign_in.session_table import SessionTable
from data.sign_in.sessions import IDLE_SECONDS, LONGEST_SECONDS, TOLD_SECONDS
from data.sign_in.shelf import MemoryShelf, SessionShelf
from tests.data.on_server import postgres_address
from tests.postgresql.server import Fresh
from tests.sampling import sample

MINUTE = 60
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
NAMES = ("jo", "kim")


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = NOON.timestamp()

    def __call__(self) -> float:
        return self.now

    def shift(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["memory", "server"])
def shelf(request: pytest.FixtureRequest) -> Iterator[SessionShelf]:
    """Either place of sessions, empty."""
    if request.param == "memory":
        yield MemoryShelf()
        return
    address = postgres_address(request.getfixturevalue("own_record").app)
    with closing(ServerShelf(SessionTable(address))) as made:
        yield made


@pytest.fixture
def sessions(shelf: SessionShelf, clock: Clock) -> Sessions:
    return Sessions(clock=clock, shelf=shelf)


def person(name: str = "jo", *roles: Role) -> Person:
    return Person(f"{name}@example.gov.uk", name, frozenset(roles or (Role.ANALYST,)))


def begun(sessions: Sessions, name: str = "jo", until: float = float("inf")) -> tuple[str, Session]:
    token = sessions.begin(person(name), until)
    assert token
    found = sessions.known(token)
    assert found
    return token, found


@pytest.mark.parametrize("address", ["\u017fam@example.gov.uk", "Sam@example.gov.u\u212a"])
def test_nobody_signs_in_with_an_address_that_passes_for_another(
    address: str, tmp_path: Path
) -> None:
    (tmp_path / "roles").write_text("sam@example.gov.uk lead\n")
    for roles_now in (RolesFile(tmp_path / "roles"), as_told):
        sessions = Sessions(roles_now)
        assert sessions.begin(Person(address, "Sam", frozenset({Role.LEAD})), float("inf")) is None
        own = Person("SAM@Example.gov.uk", "Sam", frozenset({Role.LEAD}))
        assert sessions.begin(own, float("inf"))


@dataclass
class Simulated:
    """A session as a plain account of what happened says it must be."""

    name: str
    began: float
    until: float
    used: float
    roles: frozenset[Role]
    over: bool = False

    def after(self, now: float, roles: frozenset[Role]) -> bool:
        """It is open after a look at this moment, with these roles."""
        late = now >= min(self.until, self.began + 8 * 3600) or now >= self.used + 30 * MINUTE
        self.over = self.over or late or not self.roles <= roles
        self.roles = roles
        return not self.over


@dataclass
class World:
    """Sessions, and beside them the plain account."""

    shelf: SessionShelf = field(default_factory=MemoryShelf)
    now: float = 1_000_000
    roles: dict[str, frozenset[Role]] = field(default_factory=dict)
    simulated: dict[str, Simulated] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.roles = {name: frozenset({Role.LEAD, Role.ANALYST}) for name in NAMES}
        self.sessions = Sessions(
            lambda address, _: self.roles[address], lambda: self.now, self.shelf
        )

    def begin(self, name: str, minutes: int) -> None:
        until = self.now + minutes * MINUTE
        token = self.sessions.begin(Person(name, name, frozenset()), until)
        assert bool(token) == bool(self.roles[name] and minutes)
        if token:
            self.simulated[token] = Simulated(name, self.now, until, self.now, self.roles[name])

    def wait(self, _: str, minutes: int) -> None:
        self.now += minutes * MINUTE

    def use(self, name: str, _: int) -> None:
        for token, one in self.simulated.items():
            if one.name == name and (found := self.sessions.known(token)):
                self.sessions.use(found.id)
                if one.after(self.now, self.roles[name]):
                    one.used = self.now

    def set_roles(self, name: str, number: int) -> None:
        self.look()
        self.roles[name] = frozenset(list(Role)[: number % 5])

    def revoke(self, name: str, _: int) -> None:
        self.sessions.revoke(name)
        for one in self.simulated.values():
            one.over = one.over or one.name == name

    def look(self) -> None:
        for token, one in self.simulated.items():
            found = self.sessions.known(token)
            expected = one.after(self.now, self.roles[one.name])
            assert bool(found and not found.ended) == expected
            if found and expected:
                assert found.roles == self.roles[one.name]


STEPS = st.tuples(
    st.sampled_from(["begin", "wait", "use", "set_roles", "revoke", "look"]),
    st.sampled_from(NAMES),
    st.integers(0, 40) | st.integers(0, 600),
)


@given(st.lists(STEPS, max_size=40))
def test_a_session_is_open_exactly_as_long_as_it_should_be(
    steps: list[tuple[str, str, int]],
) -> None:
    play(World(), steps)


@settings(max_examples=sample(3, 100), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=25))
def test_the_same_holds_of_sessions_that_servers_share(
    own_record: Fresh, steps: list[tuple[str, str, int]]
) -> None:
    with closing(ServerShelf(SessionTable(postgres_address(own_record.app)))) as shelf:
        play(World(shelf), steps)


def play(world: World, steps: list[tuple[str, str, int]]) -> None:
    for step, name, number in steps:
        if step == "look":
            world.look()
        else:
            getattr(world, step)(name, number)
    world.look()


@pytest.mark.parametrize(
    ("seconds", "ended"), [(IDLE_SECONDS - 1, None), (IDLE_SECONDS, Ended.IDLE)]
)
def test_it_ends_when_nobody_uses_it(
    clock: Clock, sessions: Sessions, seconds: int, ended: Ended | None
) -> None:
    token, found = begun(sessions)
    clock.shift(seconds)
    looked = sessions.known(token)
    assert looked and looked.ended == ended
    sessions.use(found.id)
    assert bool(sessions.open(found.id)) == (ended is None)


def test_it_ends_after_eight_hours_whoever_uses_it(clock: Clock, sessions: Sessions) -> None:
    token, found = begun(sessions)
    for _ in range(LONGEST_SECONDS // (20 * MINUTE) - 1):
        clock.shift(20 * MINUTE)
        sessions.use(found.id)
        assert sessions.open(found.id)
    clock.shift(20 * MINUTE)
    looked = sessions.known(token)
    assert looked and looked.ended == Ended.OVER


def test_it_ends_with_the_proof_of_who_it_is(clock: Clock, sessions: Sessions) -> None:
    _, found = begun(sessions, until=NOON.timestamp() + 5 * MINUTE)
    clock.shift(5 * MINUTE - 1)
    assert sessions.open(found.id)
    clock.shift(1)
    assert not sessions.open(found.id)
    assert sessions.begin(person(), NOON.timestamp()) is None


def test_asking_does_not_use_it(clock: Clock, sessions: Sessions) -> None:
    token, found = begun(sessions)
    for _ in range(30):
        clock.shift(MINUTE)
        sessions.known(token)
        sessions.session(found.id)
    assert not sessions.open(found.id)


def test_what_has_ended_never_begins_again(clock: Clock, sessions: Sessions) -> None:
    token, found = begun(sessions)
    sessions.end(found.id, Ended.SIGNED_OUT)
    sessions.use(found.id)
    clock.shift(-3600)
    looked = sessions.known(token)
    assert looked and looked.ended == Ended.SIGNED_OUT
    sessions.end(found.id, Ended.REVOKED)
    looked = sessions.known(token)
    assert looked and looked.ended == Ended.SIGNED_OUT


def test_a_person_is_signed_out_everywhere_and_nobody_else(sessions: Sessions) -> None:
    ids = [begun(sessions, name)[1].id for name in ("jo", "jo", "kim")]
    sessions.revoke("JO@example.gov.uk")
    assert [bool(sessions.open(id)) for id in ids] == [False, False, True]


@pytest.mark.parametrize(
    "token", ["", "forged", "x" * 100_000, "\udc80".encode("utf-8", "replace").decode()]
)
def test_a_forged_token_opens_nothing(sessions: Sessions, token: str) -> None:
    begun(sessions)
    assert sessions.known(token) is None


def test_neither_the_id_nor_what_is_kept_opens_a_session() -> None:
    shelf = MemoryShelf()
    sessions = Sessions(shelf=shelf)
    token, found = begun(sessions)
    assert token not in repr(vars(shelf)) and found.id != token
    for kept in (found.id, *shelf.tokens):
        assert sessions.known(kept) is None


def test_what_ended_long_ago_is_forgotten(clock: Clock) -> None:
    shelf = MemoryShelf()
    sessions = Sessions(clock=clock, shelf=shelf)
    for _ in range(300):
        begun(sessions)
        clock.shift(MINUTE)
    now_kept = (IDLE_SECONDS + TOLD_SECONDS) // MINUTE
    assert len(shelf.sessions) <= now_kept + 1
    assert len(shelf.tokens) == len(shelf.sessions)


def test_roles_are_read_again_when_the_file_changes(tmp_path: Path) -> None:
    file = tmp_path / "roles.txt"
    file.write_text("# who has which role\nJo@example.gov.uk  lead, analyst # until March\n\nx\n")
    sessions = Sessions(RolesFile(file))
    token, found = begun(sessions)
    assert found.roles == {Role.LEAD, Role.ANALYST}
    file.write_text("jo@example.gov.uk lead analyst administrator\n")
    assert (now := sessions.open(found.id)) and Role.ADMINISTRATOR in now.roles
    file.write_text("jo@example.gov.uk lead\n")
    looked = sessions.known(token)
    assert looked and looked.ended == Ended.ROLE
    assert sessions.begin(person("kim"), float("inf")) is None


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00jo"])
def test_a_file_that_cannot_be_read_gives_nobody_a_role(
    tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "roles.txt"
    file.write_text("jo@example.gov.uk lead\n")
    sessions = Sessions(RolesFile(file))
    _, found = begun(sessions)
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    assert sessions.open(found.id) is None
    assert sessions.begin(person(), float("inf")) is None


def test_names_that_are_no_role_count_for_nothing() -> None:
    assert roles_named(["Board", " lead ", "root", 7, None, "read the figures and the plan"]) == {
        Role.BOARD,
        Role.LEAD,
    }
