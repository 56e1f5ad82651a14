#!/bin/sh
# Runs a command as the dashboard does, for root: deploy/command.sh data restore FILE
# As one of several places does: PLACE=westmorland deploy/command.sh data audit verify
set -eu

if [ $# -eq 0 ]; then
    echo "Say which command, for example: deploy/command.sh data audit verify" >&2
    exit 2
fi

# Read as systemd reads them: nothing in the file is carried out, and values may have quotation marks or none.
take() {
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
            SEND_KPIS_*=*|PGSERVICEFILE=*|PGPASSFILE=*|PGSSLROOTCERT=*) ;;
            *) continue ;;
        esac
        value=${line#*=}
        case $value in
            \"*\") value=${value#\"} value=${value%\"} ;;
            \'*\') value=${value#\'} value=${value%\'} ;;
        esac
        export "${line%%=*}=$value"
    done < "$1"
}

work=/var/lib/send-dashboard user=send-dashboard program=/opt/send-dashboard settings=/etc/send-dashboard/settings
if [ -n "${PLACE:-}" ]; then
    work=/var/lib/send-dashboard-places/$PLACE user=send-$PLACE program=/opt/send-dashboard-places/$PLACE
    settings=/etc/send-dashboard/$PLACE.env
fi
if [ ! -e "$program/app.py" ]; then
    echo "There is no dashboard in $program (docs/running.md)." >&2
    exit 2
fi
# What root has set, for another place or for a command before, is none of this one's.
for name in $(env | sed -nE 's/^((SEND_KPIS_|PG|PYTHON)[A-Z0-9_]*)=.*/\1/p'); do
    unset "$name"
done
take "$settings"
export SEND_KPIS_DATABASE="${SEND_KPIS_DATABASE:-$work/dashboard.duckdb}"
export SEND_KPIS_WORK_FOLDER="${SEND_KPIS_WORK_FOLDER:-$work}"
export HOME="$work" TMPDIR="$work/tmp"
umask 077
cd "$program"
exec setpriv --reuid "$user" --regid "$user" --clear-groups --no-new-privs \
    .venv/bin/python -m "$@"
