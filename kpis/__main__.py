"""The command `python -m kpis`: the measures, the milestones, and whether the declarations hold. Of
kpis this alone knows what lies above: the commands that say something in words."""

import sys

from kpis.commands.main import main
from presentation.commands import COMMANDS

sys.exit(main(sys.argv[1:], COMMANDS))
