#!/bin/sh
# Makes sure that the tests have a PostgreSQL: installs Debian's where it may, else says what to do.
set -eu

# The same places as tests/postgresql/programs.py.
found() { ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null; }
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}
install() {
    # Else the package makes a cluster and starts it as a service of this machine, which nobody asked for.
    folder=/etc/postgresql-common/createcluster.d
    as_root mkdir -p "$folder"
    echo "create_main_cluster = false" | as_root tee "$folder/none-for-tests.conf" >/dev/null
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends postgresql >/dev/null || true
    as_root rm "$folder/none-for-tests.conf"
}

found && exit
if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
    echo "No PostgreSQL found: installing Debian's." >&2
    as_root apt-get update -qq
    install
    found && exit
fi
echo "Tests keep the record in PostgreSQL too, whose programs (initdb, postgres) were not found. Install version 15" >&2
echo "or later (on Debian: apt-get install postgresql) and run this again." >&2
exit 1
