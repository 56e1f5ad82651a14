"""The OpenAPI document is valid, stands in docs/ as it is made, and says what the address does."""

import json
from pathlib import Path

from openapi_spec_validator import validate

from pages.parts.api import api_routes, openapi


def test_the_document_is_valid_and_up_to_date(project: Path) -> None:
    validate(openapi())
    kept = json.loads((project / "docs" / "openapi.json").read_text(encoding="utf-8"))
    assert kept == openapi(), "python -m pages.parts.api > docs/openapi.json"


def test_every_address_for_machines_is_in_the_document() -> None:
    routes = [route.path for route in api_routes(lambda: None)]  # pyright: ignore[reportArgumentType]
    assert list(openapi()["paths"]) == routes
