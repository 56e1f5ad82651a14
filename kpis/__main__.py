"""The command `python -m kpis`: the measures, the milestones, and whether the declarations hold."""

import sys

from kpis.commands.main import main

sys.exit(main(sys.argv[1:]))
