"""What machines ask for: to load an extract (`POST /api/extracts/NAME`), and to read the newest
approved edition (`GET /api/measures.json` and its like); and calendars, by private address. No
Streamlit here."""

from pages.parts.api.document import openapi
from pages.parts.api.routes import api_routes

__all__ = ["api_routes", "openapi"]
