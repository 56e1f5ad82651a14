"""The commands of this room, each by what declares it."""

from presentation.commands.remind import declare as declare_remind

COMMANDS = (declare_remind,)
