#!/bin/sh
# Makes sure that the browser tests have a Chromium or Chrome: installs Debian's where it may, else says what to do.
# The headless shell is Chromium without windows, which opens pages for less of the work.
set -eu

found() {
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return
    done
    return 1
}
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}
install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends "$1"
}

found && exit
if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
    echo "No Chromium or Chrome found: installing Debian's chromium-headless-shell." >&2
    as_root apt-get update -qq
    install chromium-headless-shell || install chromium  # not every system with apt has the shell
    found && exit
fi
echo "The browser tests need Chromium or Chrome; neither is on the PATH. Install one (on Debian: apt-get install" >&2
echo "chromium-headless-shell) and run this again. 'make unit' runs all the other tests." >&2
exit 1
