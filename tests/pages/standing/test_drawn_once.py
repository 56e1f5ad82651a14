"""Each page is the same whether what stands still on it is drawn or set again, for each role and
person."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1 import local_script_runner as runner

from data.access import Role
from data.reader import Reader
from pages.parts import reader
from pages.parts.standing import drawing
from tests.pages.conftest import ROUTER, Opened
from tests.pages.test_roles import SEES, VISITS

HEARD = "parse_tree_from_messages"
MORE: list[tuple[str, dict[str, str]]] = [
    ("measure", {"id": "ehc_20_weeks", "months": "all", "by": "area"}),
    ("measure", {"id": "nd_average_wait", "chart": "change"}),
    ("measure", {"id": "no such"}),
    ("milestones", {"show": "all"}),
    ("milestones", {"show": "2", "status": "overdue"}),
    ("sections", {"section": "2"}),
    ("plan", {"part": "3"}),
    ("plan", {"find": "waiting"}),
    ("action", {"id": "2b"}),
    ("overview", {"since": "2026-03"}),
]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[list[ForwardMsg]]:
    """The messages of each run of a page."""
    runs: list[list[ForwardMsg]] = []
    real: Callable[[list[ForwardMsg]], Any] = getattr(runner, HEARD)

    def heard(messages: list[ForwardMsg]) -> Any:
        runs.append(messages)
        return real(messages)

    monkeypatch.setattr(runner, HEARD, heard)
    return runs


def elements(messages: list[ForwardMsg]) -> dict[tuple[int, ...], bytes]:
    """What stands at each place in the end, without the address of a file, which is always new."""
    found: dict[tuple[int, ...], bytes] = {}
    for message in messages:
        if message.WhichOneof("type") != "delta" or message.delta.HasField("new_transient"):
            continue
        button = message.delta.new_element.download_button
        if message.delta.new_element.WhichOneof("type") == "download_button":
            button.ClearField("url")
            button.ClearField("deferred_file_id")
        place = tuple(message.metadata.delta_path)
        found[place] = message.delta.SerializeToString(deterministic=True)
    return found


def drawn(
    sent: list[list[ForwardMsg]], page: str, query: dict[str, str], theme: str = "light"
) -> dict[tuple[int, ...], bytes]:
    test = AppTest.from_file(str(ROUTER), default_timeout=60)
    test.context["theme"] = theme
    for name, value in query.items():
        test.query_params[name] = value
    test.switch_page(f"{page}.py").run()
    assert not test.exception and not test.error
    return elements(sent[-1])


def visits_of(role: Role) -> list[tuple[str, dict[str, str]]]:
    return [*((page, VISITS[page]) for page in sorted(SEES[role])), *MORE]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("role", Role)
def test_each_page_is_the_same_cold_and_warm_for_each_role(
    shown: Opened, sent: list[list[ForwardMsg]], role: Role, theme: str
) -> None:
    visits = [(page, {**query, "view_as": role.value}) for page, query in visits_of(role)]
    cold = []
    for visit in visits:
        drawing._kept.clear()
        cold.append(drawn(sent, *visit, theme))
    for visit in visits:
        drawn(sent, *visit, theme)
    assert [drawn(sent, *visit, theme) for visit in visits] == cold


@pytest.mark.parametrize("role", [Role.BOARD, Role.ANALYST])
def test_nothing_of_one_persons_own_stands_on_anothers_page(
    shown: Opened,
    sent: list[list[ForwardMsg]],
    people: dict[str, Reader],
    monkeypatch: pytest.MonkeyPatch,
    role: Role,
) -> None:
    monkeypatch.setattr(reader, "address_of", lambda _: f"{people['now'].name}@example.org")
    people["now"] = Reader("Ann", frozenset({role}))
    for visit in visits_of(role):
        drawn(sent, *visit)
    people["now"] = Reader("Ben", frozenset({role}))
    after_ann = [drawn(sent, *visit) for visit in visits_of(role)]
    drawing._kept.clear()
    assert [drawn(sent, *visit) for visit in visits_of(role)] == after_ann
    assert not any(b"Ann@" in body for page in after_ann for body in page.values())
