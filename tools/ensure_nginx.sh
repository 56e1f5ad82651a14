#!/bin/sh
# Makes sure that the tests have an nginx: installs Debian's where it may, else says what to do.
set -eu

found() { PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v nginx >/dev/null; }
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}
install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends "$1" >/dev/null
    # The package starts it as a service of this machine, which nobody asked for.
    as_root systemctl disable --quiet --now nginx 2>/dev/null || true
}

found && exit
if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
    echo "No nginx found: installing Debian's." >&2
    as_root apt-get update -qq
    install nginx-light || install nginx
    found && exit
fi
echo "One test serves the dashboard behind nginx, which is not on the PATH. Install it (on Debian: apt-get install" >&2
echo "nginx-light) and run this again." >&2
exit 1
