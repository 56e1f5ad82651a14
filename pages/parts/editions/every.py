"""All editions by meeting, and, for who sees working figures, what has moved since the newest."""

from urllib.parse import urlencode

import streamlit as st

from data.access import Right
from data.record import Edition, released
from kpis.judging import Results
from pages.parts import known, source
from pages.parts.edition import told_of
from pages.parts.editions.desk import DO, MAKE, SHOW
from pages.parts.editions.moved import moved_since_newest
from pages.parts.frame import opening
from pages.parts.reader import looking
from pages.parts.released import NAME, may_see
from presentation.html.editions import edition_table
from presentation.html.kit import CARRIED, Markup, join, link, tag, whole
from presentation.rows import edition_rows
from presentation.words.editions import MAKING, WAITING, WAY_OUT, WORKING_WAY, edition_name
from presentation.words.site import EDITIONS, editions_summary


def every(found: Results) -> None:
    """Draw the list, and the ways on from it."""
    reader, told = looking(), told_of()
    newest = next(iter(released(told)), None)
    opening(EDITIONS, editions_summary(newest), demonstration=found.demonstration)
    if told:
        ways = {one.id: way_to(one) for one in told if may_see(reader, one)}
        looked_at = source.view().shown
        works = reader.may(Right.SEE_WORKING)
        st.html(edition_table(edition_rows(told), ways, looked_at, found=works))
    st.html(whole(*_ways()))
    if newest and source.view().working:
        moved_since_newest(newest, found)


def _ways() -> list[Markup]:
    """To what the reader may do: approving, making one, and from an edition to working figures."""
    waiting = [one for one in source.view().editions if one.state == "waiting"]
    if known.now_may(Right.RELEASE) and waiting:
        links = [link(edition_name(one), "editions", {SHOW: str(one.id)}) for one in waiting]
        return [tag("p", WAITING, join(links, ", ")), *_making()]
    return _making()


def _making() -> list[Markup]:
    if known.now_may(Right.MAKE_EDITION):
        return [tag("p", link(MAKING, "editions", {DO: MAKE}))]
    if looking().may(Right.SEE_WORKING) and not source.view().working:
        return [tag("p", join([WAY_OUT, tag("a", WORKING_WAY, href=way_to(None))], " "))]
    return []


def way_to(edition: Edition | None) -> str:
    """The overview of an edition, whatever is looked at now; of working figures without one."""
    carried = CARRIED.get({})
    kept = {name: said for name, said in carried.items() if name not in (NAME, known.NAME)}
    query = kept | ({NAME: str(edition.id)} if edition else {})
    return f"./?{urlencode(query)}" if query else "./"
