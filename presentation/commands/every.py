"""The commands of this room, each by what declares it, and what the dashboard does for them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from data.store import Database
from presentation.commands.asking import REMIND, remind_asked
from presentation.commands.basis import PAPERS, PRINTED, papers_asked, printed_asked
from presentation.commands.national import declare as declare_national
from presentation.commands.pack import declare as declare_pack
from presentation.commands.publish import declare as declare_publish
from presentation.commands.remind import declare as declare_remind

COMMANDS = (declare_remind, declare_pack, declare_publish, declare_national)

ASKED: Mapping[str, Callable[[Database, str], str]] = MappingProxyType(
    {REMIND: remind_asked, PAPERS: papers_asked, PRINTED: printed_asked}
)
"""What the dashboard does for them, by the kind of request."""
