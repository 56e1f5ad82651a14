"""Figures over time: control charts, projections, and the months before and after a milestone."""
