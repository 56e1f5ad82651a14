#!/bin/sh
# A backup that may leave the machine: the database, the audit trail and the post, encrypted to the key of whoever may restore it.
# The key in the clear is not on this machine. Backups older than SEND_KPIS_BACKUP_DAYS are removed.
set -eu

case $SEND_KPIS_DATABASE in
    *://*|service=*)
        echo "The record is in PostgreSQL, whose own tools make copies of it (docs/postgresql.md, part 4)." >&2
        echo "Stop this one: systemctl disable --now send-dashboard-backup.timer" >&2
        exit 2
        ;;
esac
key=${SEND_KPIS_BACKUP_KEY:-/etc/send-dashboard/backup.pub}
if [ ! -r "$key" ]; then
    echo "There is no key to encrypt to: put it into $key (docs/running.md, part 1, step 5)." >&2
    exit 2
fi
state=${SEND_KPIS_DATABASE%/*}
name=$(date -u +%Y-%m-%dT%H%M%SZ)
# What a run that was killed left behind, in the clear.
rm -rf "$state/tmp/backup."* "$state/backups/."[0-9]*
work=$(mktemp -d "$state/tmp/backup.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 143' HUP INT TERM

cd "$(dirname "$0")/.."
.venv/bin/python -m data backup "$work/dashboard.duckdb" >/dev/null
trail=${SEND_KPIS_AUDIT_FILE:-${SEND_KPIS_DATABASE%.duckdb}.audit.jsonl}
if [ -e "$trail" ]; then cp "$trail" "$work/audit.jsonl"; fi
post=${SEND_KPIS_POST_FILE:-${SEND_KPIS_DATABASE%.duckdb}.post.sqlite3}
if [ -e "$post" ]; then
    .venv/bin/python -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("VACUUM INTO ?", sys.argv[2:])' \
        "$post" "$work/post.sqlite3"
fi

# Whole or not at all: a name that ends in .gpg is a backup.
tar -C "$work" -cf "$work/all.tar" $(cd "$work" && echo *)
gpg --homedir "$work" --batch --quiet --no-options --trust-model always --recipient-file "$key" \
    --output "$state/backups/.$name" --encrypt "$work/all.tar"
mv "$state/backups/.$name" "$state/backups/$name.tar.gpg"
find "$state/backups" -name '*.tar.gpg' -mtime "+${SEND_KPIS_BACKUP_DAYS:-35}" -delete
echo "The backup is $state/backups/$name.tar.gpg"
