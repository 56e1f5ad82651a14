"""Several files as one ZIP file."""

import os
import time
import zipfile
from io import BytesIO

import pytest

from presentation.exports import zipped

FILES = (("edition_3_papers.pdf", b"%PDF" * 999), ("edition_3_papers.csv", "é,−\n".encode()))


def test_it_holds_the_files_as_they_are_and_whoever_unpacks_it_may_read_them() -> None:
    with zipfile.ZipFile(BytesIO(zipped(FILES))) as held:
        assert [(one, held.read(one)) for one in held.namelist()] == list(FILES)
        assert {one.external_attr >> 16 for one in held.infolist()} == {0o600}
        assert held.testzip() is None


def test_the_same_files_give_the_same_bytes_whenever_and_wherever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = zipped(FILES)
    monkeypatch.setattr(time, "time", lambda: 2e9)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    monkeypatch.setattr("sys.platform", "win32" if os.name == "posix" else "linux")
    assert zipped(FILES) == first
    assert zipped(reversed(FILES)) != first
