#!/bin/sh
# Runs a command as the dashboard does, for root: deploy/command.sh data restore FILE
set -eu

set -a
. /etc/send-dashboard/settings
SEND_KPIS_DATABASE=${SEND_KPIS_DATABASE:-/var/lib/send-dashboard/dashboard.duckdb}
HOME=/var/lib/send-dashboard
TMPDIR=/var/lib/send-dashboard/tmp
umask 077
cd /opt/send-dashboard
exec setpriv --reuid send-dashboard --regid send-dashboard --clear-groups --no-new-privs \
    .venv/bin/python -m "$@"
