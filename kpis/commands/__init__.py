"""The commands of `python -m kpis`."""
