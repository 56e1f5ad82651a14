"""What is new on the record, as a board reads it."""

from kpis.changes.record_news import News
from presentation.html.kit.lists import change_list
from presentation.words.record.news import record_lines, record_summary

NEWS: News = {
    "evidence": ["1.L4", "2.L4", "1.L4"],
    "done": ["2a.2"],
    "comment": ["nd_longest_wait"],
    "commentary": ["nd_longest_wait", "3e.1"],
    "withdrawn": ["DMT", "1d"],
}


def test_every_kind_is_a_line_with_the_way_to_each_thing() -> None:
    said = [
        f"{line.subject}{line.after}{', '.join(way.words for way in line.ways)}"
        for line in record_lines(NEWS)
    ]
    assert said == [
        "2 new commentaries: Longest wait, 3e.1",
        "1 action was done: 2a.2",
        "3 new entries of evidence: 1.L4, 2.L4",
        "1 new comment: Longest wait",
        "2 entries were taken back: DMT, 1d",
    ]
    ways = {way.words: (way.page, way.query) for line in record_lines(NEWS) for way in line.ways}
    assert ways == {
        "2a.2": ("action", {"id": "2a"}),
        "1.L4": ("sections", {"section": "1"}),
        "2.L4": ("sections", {"section": "2"}),
        "3e.1": ("action", {"id": "3e"}),
        "Longest wait": ("measure", {"id": "nd_longest_wait"}),
        "DMT": ("governance", {}),
        "1d": ("action", {"id": "1d"}),
    }


def test_each_thing_is_a_link_of_its_own() -> None:
    shown = change_list(record_lines({"held": ["4c.1", "2d.3"]}))
    assert ': <a href="action?id=4c">4c.1</a>, <a href="action?id=2d">2d.3</a></li>' in shown


def test_what_a_board_has_to_know_is_one_line_on_the_overview() -> None:
    [line] = record_summary(NEWS, {"since": "board"})
    assert line.after == (
        ": 2 new commentaries, 1 action was done, 3 new entries of evidence and 2 entries were taken back"
    )
    assert (line.page, line.query) == ("milestones", {"since": "board"})
    assert record_summary({}, {}) == []


def test_the_diary_of_those_who_do_the_work_is_no_news_for_a_board() -> None:
    assert record_summary({"held": ["4c.1"] * 73, "comment": ["nd_longest_wait"]}, {}) == []
