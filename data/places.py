"""The places that share a server or a table: a file in TOML that names each, in alphabetical order
of what it is called."""

import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from data.address import Address, address_of

PlaceName = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class SharedPlace(BaseModel):
    """A place as others know it: `title`, what it is called; `read`, its record under the role that
    reads editions alone. Where this machine serves it: the file of its `settings`, lines as of an
    environment, the `port` of this machine at which it is asked for, and the folder of its own
    `installation`, where it is not the one that serves."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    title: str = Field(min_length=1, max_length=80)
    read: Annotated[Address, BeforeValidator(address_of)] | None = None
    settings: Path | None = None
    installation: Path | None = None
    port: int | None = Field(default=None, gt=0, lt=65536)


class PlacesError(ValueError):
    """The file cannot be used; the words say what to do, and hold no value from it."""


_PLACES: TypeAdapter[dict[PlaceName, SharedPlace]] = TypeAdapter(dict[PlaceName, SharedPlace])


def read_places(file: Path) -> dict[str, SharedPlace]:
    """The places of a file by the name in their address. What it names of this machine lies beside
    it, unless its path is whole. Raises PlacesError and OSError."""
    try:
        found = _PLACES.validate_python(tomllib.loads(file.read_text(encoding="utf-8")))
    except ValidationError as error:
        faults = error.errors(include_input=False, include_url=False)
        where = "; ".join(
            f"{'.'.join(map(str, one['loc']))}: {one['msg'].removeprefix('Value error, ')}"
            for one in faults
        )
        raise PlacesError(f"{file} cannot be used. {where}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise PlacesError(f"{file} is not TOML.") from None
    ports = [one.port for one in found.values() if one.port]
    if len(set(ports)) < len(ports):
        raise PlacesError(f"{file} has one port for two places.")
    placed = {name: _beside(one, file.parent) for name, one in found.items()}
    return dict(sorted(placed.items(), key=lambda item: (item[1].title.casefold(), item[0])))


def _beside(place: SharedPlace, folder: Path) -> SharedPlace:
    named = {"settings": place.settings, "installation": place.installation}
    return place.model_copy(update={name: folder / path for name, path in named.items() if path})
