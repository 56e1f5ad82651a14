"""Prints the OpenAPI document: `python -m pages.parts.api > docs/openapi.json`."""

import json

from pages.parts.api.document import openapi

if __name__ == "__main__":
    print(json.dumps(openapi(), indent=1))
