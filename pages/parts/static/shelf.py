"""What is kept of Streamlit's files, and whether it is still what was kept."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from pages.parts.static.trusted import distrusted

LIST = "list.json"
"""Says what lies in a folder."""
_KIND = "1"
"""Of what is kept. Where it is another, all is kept anew."""


class ShelfError(Exception):
    """What is kept cannot be used, or nothing can be kept; the words say why."""


class KeptFile(BaseModel):
    """One encoding of a file: where it lies in its folder, its digest (SHA-256) and its bytes."""

    model_config = ConfigDict(frozen=True)

    name: str
    digest: str
    size: int

    @property
    def etag(self) -> str:
        """By which a browser asks whether it has changed."""
        return f'"{self.digest[:32]}"'


class KeptList(BaseModel):
    """What a folder keeps: by the path of each file after `/static/`, its encodings."""

    files: dict[str, dict[str, KeptFile]]


@dataclass(frozen=True)
class Shelf:
    """What is kept of one state of the files, in a folder that has the name of the state. What was
    read once stays in memory: of Streamlit's own all would be 15 MB."""

    folder: Path
    files: Mapping[str, Mapping[str, KeptFile]]
    _read: dict[str, bytes] = field(default_factory=dict)

    def read(self, kept: KeptFile) -> bytes:
        """Its bytes. Raises ShelfError where they have gone, or are others by now."""
        if kept.name not in self._read:
            self._read[kept.name] = checked(self.folder, kept)
        return self._read[kept.name]


def checked(folder: Path, kept: KeptFile) -> bytes:
    """The bytes that lie there. Raises ShelfError where these are not what was kept."""
    try:
        data = (folder / kept.name).read_bytes()
    except OSError as error:
        raise ShelfError(f"{kept.name} cannot be read: {error.strerror}.") from None
    if hashlib.sha256(data).hexdigest() != kept.digest:
        raise ShelfError(f"{kept.name} is not what was kept.")
    return data


def source_folder() -> Path:
    """Where Streamlit has what it serves below `/static/`. Streamlit itself is not imported."""
    found = find_spec("streamlit")
    if not found or not found.origin:
        raise ShelfError("Streamlit is not installed.")
    return Path(found.origin).parent / "static" / "static"


def state_of(source: Path) -> str:
    """The name of a state of the files, which is another where any of them is another."""
    digest = hashlib.sha256(_KIND.encode())
    for path in sorted(one for one in source.rglob("*") if one.is_file()):
        digest.update(f"\n{path.relative_to(source).as_posix()}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:32]


def opened(folder: Path, source: Path) -> Shelf | None:
    """What `folder` keeps of `source`, once every byte of it was looked at; none where it has not
    been made. Raises ShelfError where it is not whole, or others could have written it."""
    place = folder.resolve() / state_of(source)
    if not place.is_dir():
        return None
    try:
        must_be_ours(place)
        files = KeptList.model_validate_json((place / LIST).read_bytes()).files
    except (OSError, ValidationError) as error:
        raise ShelfError(f"{place} cannot be read: {type(error).__name__}.") from None
    for kept in (one for encodings in files.values() for one in encodings.values()):
        checked(place, kept)
    return Shelf(place, files)


def must_be_ours(place: Path) -> None:
    """Raises ShelfError where others could have changed what lies in this folder, and OSError."""
    if found := distrusted(place):
        raise ShelfError(f"Others than the dashboard could change {found}.")


def usable(folder: Path, source: Path) -> Shelf | None:
    """The same; none also where what there is cannot be used, and is to be made anew."""
    try:
        return opened(folder, source)
    except ShelfError:
        return None
