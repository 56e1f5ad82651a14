"""What machines ask for: `POST /api/extracts/NAME` with a token. No Streamlit here."""

from pages.parts.api.document import openapi
from pages.parts.api.routes import api_routes

__all__ = ["api_routes", "openapi"]
