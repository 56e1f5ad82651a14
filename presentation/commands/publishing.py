"""The public page in a folder that a web server serves. What was published before is known by a
manifest: nothing else in the folder is touched. All files are written beside the old ones first, so
that a disk that is full leaves these as they were; then each takes its place."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from shutil import rmtree

from pydantic import BaseModel, ValidationError

from data.commands import UsageError, using_file
from data.lock import held
from presentation.commands.written import staged, write_synced

MANIFEST, LOCK, STAGE = ".published.json", ".published.lock", ".publishing-"
_READABLE, _OPEN = 0o644, 0o755  # a web server runs as another user


class SiteManifest(BaseModel):
    """What lies in the folder of ours: each file with the SHA-256 of what is in it."""

    files: dict[str, str]


def publish_files(folder: Path, files: Mapping[str, bytes], record: Callable[[], object]) -> bool:
    """Put the files of the public page into a folder, in the place of those of an earlier one;
    False where they are there already. `record` is called before anything is changed.

    Raises UsageError, and DatabaseError where the disk is full: what was published stands then.
    """
    with using_file(folder), _ours(folder):
        before, digests = _published(folder), _digests(files)
        _must_fit(folder, before, files)
        if before == digests and _as_published(folder, digests):
            return False
        record()
        for old in folder.glob(f"{STAGE}*"):  # of a run that was killed
            rmtree(old, ignore_errors=True)
        with staged(folder, STAGE) as stage:
            _put(folder, stage, files, before)
    return True


def is_published(folder: Path) -> bool:
    """Whether a public page was put into a folder before."""
    return (folder / MANIFEST).is_file()


def must_be_private(folder: Path) -> None:
    """Raise UsageError where a folder is one that was published to, or lies within one: what a
    board or an officer may see is more than what the public may."""
    inside = folder.resolve()
    with using_file(folder):
        public = [one for one in (inside, *inside.parents) if (one / MANIFEST).exists()]
    if public:
        raise UsageError(
            f"{public[0]} is served to the public, and papers show more than the public may see: "
            "name another folder."
        )


@contextmanager
def _ours(folder: Path) -> Iterator[None]:
    """The folder, made where there is none, for one run at a time."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file: name a folder.")
    if not folder.exists():
        folder.mkdir()
        folder.chmod(_OPEN)
    _must_be_ours(folder)
    with (folder / LOCK).open("a+b") as lock, held(lock.fileno()):
        yield


def _must_be_ours(folder: Path) -> None:
    for path in (folder / MANIFEST, folder / LOCK):
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise UsageError(f"{path} is no file, and nothing was changed: move it away.")
    if (folder / MANIFEST).exists():
        return
    others = [one.name for one in folder.iterdir() if one.name != LOCK]
    if strange := sorted(name for name in others if not name.startswith(STAGE)):
        raise UsageError(
            f"{folder} holds other things ({strange[0]}), and was not published to before: name an "
            "empty folder, or one that is not there yet."
        )


def _published(folder: Path) -> dict[str, str]:
    manifest = folder / MANIFEST
    if not manifest.exists():
        return {}
    try:
        found = SiteManifest.model_validate_json(manifest.read_bytes()).files
    except ValidationError:
        found = {"..": ""}
    if not all(map(_inside, found)):
        raise UsageError(
            f"{manifest} is not what was written there: empty the folder, and publish again."
        )
    return found


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    plain = path.as_posix() == name and "\\" not in name and "\0" not in name
    return plain and not path.is_absolute() and not {"..", "."} & {*path.parts} and bool(path.parts)


def _must_fit(folder: Path, before: Mapping[str, str], files: Mapping[str, bytes]) -> None:
    """Raise UsageError where something else is in the way, or a folder leads elsewhere."""
    for name in {**before, **files}:
        path = folder / name
        away = any(one.is_symlink() for one in [path, *path.parents] if folder in one.parents)
        if away or path.is_dir() or (path.exists() and name not in before):
            raise UsageError(
                f"{path} is not of an earlier publication, and nothing was changed: move it away."
            )


def _digests(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: sha256(data).hexdigest() for name, data in sorted(files.items())}


def _as_published(folder: Path, digests: Mapping[str, str]) -> bool:
    return all(
        (folder / name).is_file() and sha256((folder / name).read_bytes()).hexdigest() == digest
        for name, digest in digests.items()
    )


def _put(folder: Path, stage: Path, files: Mapping[str, bytes], before: Mapping[str, str]) -> None:
    """The pages take their places last, and the first page last of all, so that none leads to what
    is not there yet. Until the end the manifest names the old files and the new ones: a run that is
    killed leaves none that the next does not know."""
    digests = _digests(files)
    waiting = {name: stage / str(number) for number, name in enumerate(files)}
    for name, path in waiting.items():
        write_synced(path, files[name], _READABLE)
    _write_manifest(folder, stage, {**before, **digests})
    for name in files:
        _make_folders(folder, (folder / name).parent)
    for name in sorted(
        files, key=lambda name: (name.endswith(".html"), name == "index.html", name)
    ):
        waiting[name].replace(folder / name)
    for name in sorted(set(before) - set(files)):
        _remove(folder, folder / name)
    _write_manifest(folder, stage, digests)


def _write_manifest(folder: Path, stage: Path, digests: dict[str, str]) -> None:
    part = stage / "manifest"
    write_synced(part, SiteManifest(files=digests).model_dump_json(indent=1).encode(), _READABLE)
    part.replace(folder / MANIFEST)


def _make_folders(folder: Path, path: Path) -> None:
    if path != folder and not path.exists():
        _make_folders(folder, path.parent)
        path.mkdir()
        path.chmod(_OPEN)


def _remove(folder: Path, path: Path) -> None:
    """Remove a file of ours, and the folders that only it was in."""
    path.unlink(missing_ok=True)
    with suppress(OSError):  # something else lies in it
        while path.parent != folder:
            path = path.parent
            path.rmdir()
