"""Scripts and styles behind nginx: it sends the compressed files itself, to whoever the dashboard
lets have them, and says of them what the dashboard says."""

from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path

import httpx2

from pages.parts.access.keepers import COOKIE
from pages.parts.static.making import made
from pages.parts.static.shelf import KeptFile, Shelf, source_folder
from tests.deploy.behind_nginx import Site, installed
from tests.deploy.test_nginx import browser, sign_in

ITS_OWN = {"date", "server", "connection", "strict-transport-security", "transfer-encoding"}
"""What nginx says of itself and not of a file; and pieces are of the way, not of the file."""
ALL = "gzip, deflate, br"
Raw = tuple[int, dict[str, str], bytes]


def raw(client: httpx2.Client, address: str, method: str = "GET", **headers: str) -> Raw:
    """Nothing is decompressed."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    with client.stream(method, address, headers={"accept-encoding": "", **told}) as answer:
        body = b"".join(answer.iter_raw())
    kept = {name: value for name, value in answer.headers.items() if name not in ITS_OWN}
    return answer.status_code, kept, body


def directly(site: Site, cookie: str) -> httpx2.Client:
    """The dashboard itself, on its machine."""
    headers = {"cookie": f"{COOKIE}={cookie}"}
    return httpx2.Client(base_url=site.behind, headers=headers, trust_env=False)


def in_turn(shelf: Shelf) -> list[str]:
    """Some of each kind, the largest script among them."""
    by_kind: dict[str, list[str]] = {}
    for name in (name for name, encodings in shelf.files.items() if encodings):
        by_kind.setdefault(Path(name).suffix, []).append(name)
    largest = next(name for name in shelf.files if "PlotlyChart" in name)
    return [largest, *(name for names in by_kind.values() for name in names[:3])]


def same_from_both(site: Site, ana: httpx2.Client, shelf: Shelf) -> None:
    with directly(site, ana.cookies[COOKIE]) as own:
        for name in in_turn(shelf):
            address = f"/static/{name}"
            for accepted in ("br", "gzip", ""):
                for method in ("GET", "HEAD"):
                    ours, theirs = (
                        raw(one, address, method, accept_encoding=accepted) for one in (ana, own)
                    )
                    assert ours == theirs, (name, accepted, method)
                    assert ours[1]["content-security-policy"]
            for told, status in with_conditions(shelf, name):
                ours, theirs = (
                    raw(one, address, accept_encoding=ALL, **told) for one in (ana, own)
                )
                assert ours == theirs and ours[0] == status, (name, told)


def with_conditions(shelf: Shelf, name: str) -> Iterator[tuple[dict[str, str], int]]:
    """What else a browser may ask of a file, and the answer's status. The day of the kept file is
    nobody's business."""
    encodings = shelf.files[name]
    kept = encodings.get("br") or encodings["identity"]
    written = (shelf.folder / kept.name).stat().st_mtime
    yield {"if_none_match": kept.etag}, 304
    yield {"if_none_match": '"other"'}, 200
    yield {"if_modified_since": formatdate(written, usegmt=True)}, 200
    yield {"range": "bytes=1-9"}, 206


def sent_by_nginx(site: Site, ana: httpx2.Client, shelf: Shelf, name: str, kept: KeptFile) -> None:
    """What lies in the folder comes as it lies there, which the dashboard would not send; what does
    not lie there comes from the dashboard, which has it in memory."""
    file, data = shelf.folder / kept.name, shelf.read(kept)
    address = f"/static/{name}"
    with directly(site, ana.cookies[COOKIE]) as own:
        assert raw(own, address, accept_encoding="br")[2] == data
    file.write_bytes(b"changed")
    assert raw(ana, address, accept_encoding="br")[2] == b"changed"
    file.unlink()
    status, headers, body = raw(ana, address, accept_encoding="br")
    assert (status, body, headers["content-encoding"]) == (200, data, "br")
    assert "x-accel-redirect" not in headers


def refused(site: Site, ana: httpx2.Client, shelf: Shelf, name: str, kept: KeptFile) -> None:
    inside = f"/kept-static/{shelf.folder.name}/{kept.name}"
    with browser(site) as stranger:
        assert raw(stranger, f"/static/{name}", accept_encoding="br")[0] == 401
        assert raw(stranger, inside)[0] == 404
    for address in (inside, f"/static/..{inside}", f"/static/%2e%2e{inside}", "/kept-static/"):
        status, headers, body = raw(ana, address, accept_encoding="br")
        assert (status, headers.get("content-encoding")) != (200, "br")
        assert body != shelf.read(kept)


def test_nginx_sends_the_same_files_in_the_same_words(tmp_path: Path, project: Path) -> None:
    shelf = made(tmp_path / "static", source_folder(), quality=1)
    name = next(name for name in shelf.files if name.startswith("js/index."))
    kept = shelf.files[name]["br"]
    with installed(tmp_path, project / "deploy") as site, browser(site) as ana:
        sign_in(ana, "ana")
        same_from_both(site, ana, shelf)
        refused(site, ana, shelf, name, kept)
        forged = raw(ana, f"/static/{name}", accept_encoding="br", x_sendfile_type="no")
        assert forged[2] == shelf.read(kept)
        sent_by_nginx(site, ana, shelf, name, kept)


def test_without_compressed_files_the_dashboard_sends_them(tmp_path: Path, project: Path) -> None:
    name = next(path for path in source_folder().rglob("index.*.js"))
    with installed(tmp_path, project / "deploy") as site, browser(site) as ana:
        sign_in(ana, "ana")
        answer = raw(ana, f"/static/js/{name.name}", accept_encoding=ALL)
    assert (answer[0], answer[2]) == (200, name.read_bytes())
