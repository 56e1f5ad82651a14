"""Calendars as files (RFC 5545): what is due on which day, and where it is done; no figure."""

from presentation.calendars.ics import EVERYBODYS, OWN, calendar_file

__all__ = ["EVERYBODYS", "OWN", "calendar_file"]
