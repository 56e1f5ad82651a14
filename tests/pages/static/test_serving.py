"""The layer in front of Streamlit's files: the same bytes in each encoding, and what is said of
them."""

import gzip
import logging
import shutil
from pathlib import Path

import brotli
import pytest

from pages.parts.static import Filling
from pages.parts.static.making import made
from pages.parts.static.serving import FOREVER
from pages.parts.static.shelf import Shelf, source_folder
from tests.pages.static.conftest import Answer, Ask, asking, with_filling

PLAIN = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
ALL = "gzip, deflate, br, zstd"


@pytest.fixture(scope="session")
def script(shelf: Shelf) -> str:
    """The address of a large script."""
    return next(f"/static/{name}" for name in shelf.files if "PlotlyChart" in name)


def plain(answer: Answer) -> bytes:
    return PLAIN[answer.headers.get("content-encoding", "")](answer.body)


def test_every_file_is_the_same_in_each_encoding(shelf: Shelf, ask: Ask) -> None:
    source = source_folder()
    files = [path for path in source.rglob("*") if path.is_file()]
    assert len(files) == len(shelf.files) > 300
    for path in files:
        address = f"/static/{path.relative_to(source).as_posix()}"
        data = path.read_bytes()
        for accepted in ("br", "gzip", ""):
            answer = ask(address, accept_encoding=accepted)
            assert (answer.status, answer.headers.get("content-encoding", "")) in (
                (200, accepted),
                (200, ""),
            )
            assert plain(answer) == data, address
            assert answer.headers["content-length"] == str(len(answer.body))


def test_what_is_said_of_a_file_is_what_streamlit_says(
    shelf: Shelf, ask: Ask, ask_streamlit: Ask
) -> None:
    for name in shelf.files:
        ours, theirs = (
            one(f"/static/{name}", accept_encoding="br") for one in (ask, ask_streamlit)
        )
        same = ("content-type", "cache-control")
        assert [ours.headers[one] for one in same] == [theirs.headers[one] for one in same]
        assert ours.headers["vary"] == "Accept-Encoding"
    assert FOREVER.split(", ")[1] == "immutable"


def test_each_encoding_has_a_mark_of_its_own_and_is_not_sent_twice(ask: Ask, script: str) -> None:
    marks = set()
    for accepted in ("br", "gzip", ""):
        first = ask(script, accept_encoding=accepted)
        marks.add(first.headers["etag"])
        told = first.headers["etag"]
        for named in (told, f'"other", W/{told}', "*") if accepted else (told,):
            again = ask(script, accept_encoding=accepted, if_none_match=named)
            assert (again.status, again.body) == (304, b"")
            kept = ("etag", "cache-control", "vary") if accepted else ("etag", "vary")
            assert [again.headers[one] for one in kept] == [first.headers[one] for one in kept]
    assert len(marks) == 3
    for mark in marks:  # that of another encoding than is asked for
        again = ask(script, accept_encoding="br", if_none_match=f'{mark[:-1]}x"')
        assert again.status == 200


def test_whoever_asks_for_the_head_gets_what_a_file_would_be_sent_with(
    ask: Ask, script: str
) -> None:
    for accepted in ("br", "gzip", ""):
        whole, head = (ask(script, way, accept_encoding=accepted) for way in ("GET", "HEAD"))
        assert (head.status, head.headers, head.body) == (200, whole.headers, b"")


def test_a_part_is_one_of_the_file_as_it_is(ask: Ask, script: str) -> None:
    data = (source_folder() / script.removeprefix("/static/")).read_bytes()
    part = ask(script, accept_encoding=ALL, range="bytes=10-19")
    assert (part.status, part.body) == (206, data[10:20])
    assert "content-encoding" not in part.headers and part.headers["vary"] == "Accept-Encoding"
    mark = ask(script, accept_encoding="br").headers["etag"]
    other = ask(script, accept_encoding=ALL, range="bytes=10-19", if_range=mark)
    assert (other.status, other.body) == (200, data)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_other_methods_are_streamlits(ask: Ask, script: str, method: str) -> None:
    assert ask(script, method, accept_encoding=ALL).status == 405


@pytest.mark.parametrize(
    "path",
    [
        "list.json",
        "../list.json",
        "js/../list.json",
        "./js/../../.lock",
        "../../../../../../etc/passwd",
        "/etc/passwd",
        "//etc/passwd",
        "..\\list.json",
        "js\\..\\list.json",
        "%2e%2e/list.json",
        "js/%00",
        "js/\0",
        "{script}\0.css",
        "{script}.br",
        "{script}.gz",
        "{script}/",
        "{script}/../../list.json",
        "js/./{script}",
        "js",
        "js/",
        "",
    ],
)
def test_no_address_leads_to_another_file(
    shelf: Shelf, ask: Ask, ask_streamlit: Ask, script: str, path: str
) -> None:
    address = f"/static/{path.replace('{script}', script.removeprefix('/static/'))}"
    try:
        theirs = ask_streamlit(address, accept_encoding=ALL)
    except ValueError:  # what Python's own files refuse
        with pytest.raises(ValueError, match="null"):
            ask(address, accept_encoding=ALL)
        return
    ours = ask(address, accept_encoding=ALL)
    assert (ours.status, ours.body) == (theirs.status, theirs.body)
    assert "content-encoding" not in ours.headers


def test_nothing_outside_is_compressed(ask: Ask) -> None:
    """What differs with its reader must never be: its length would tell of what is in it."""
    for address in ("/", "/measure", "/index.html", "/favicon.png"):
        found = ask(address, accept_encoding=ALL, accept="text/html").headers
        assert "content-encoding" not in found and "vary" not in found


def test_what_has_gone_since_is_sent_by_streamlit_and_told(
    tmp_path: Path, source: Path, caplog: pytest.LogCaptureFixture
) -> None:
    filling = Filling(None)
    filling.shelf = made(tmp_path / "kept", source, quality=1)
    own = asking(with_filling(filling))
    for path in (tmp_path / "kept").rglob("*.br"):
        path.write_bytes(b"changed")
    name = next(path.name for path in (source_folder() / "js").glob("PlotlyChart*"))
    filling.shelf.files[f"js/{name}"] = filling.shelf.files["js/index.abc.js"]  # type: ignore[index]
    with caplog.at_level(logging.WARNING):
        answer = own(f"/static/js/{name}", accept_encoding="br")
    assert answer.body == (source_folder() / "js" / name).read_bytes()
    assert "content-encoding" not in answer.headers
    assert "is not what was kept" in caplog.text
    shutil.rmtree(tmp_path / "kept")
    assert own(f"/static/js/{name}", accept_encoding="br").status == 200


def test_a_proxy_that_sends_files_is_told_which(shelf: Shelf, ask: Ask, script: str) -> None:
    """And no other cache takes that for the file."""
    plainly = ask(script, accept_encoding="br")
    told = ask(script, accept_encoding="br", x_sendfile_type="X-Accel-Redirect")
    where = f"/kept-static/{shelf.folder.name}{script.removeprefix('/static')}.br"
    assert (told.body, told.headers.pop("x-accel-redirect")) == (b"", where)
    assert told.headers.pop("vary") == "Accept-Encoding, x-sendfile-type"
    for name in ("content-type", "cache-control", "etag", "content-encoding"):
        assert told.headers[name] == plainly.headers[name]
    for other in ("X-Sendfile", "", "x-accel-redirect, X-Accel-Redirect"):
        assert ask(script, accept_encoding="br", x_sendfile_type=other) == plainly
