#!/bin/sh
# As root it reads the settings of the service and becomes its user, so that a command works on what the service works on,
# and leaves no file that the service cannot read.
set -eu
program=/usr/lib/alongside/alongside
if [ "$(id -u)" != 0 ]; then exec "$program" "$@"; fi
set -a
. /etc/alongside/alongside.conf
# What only the owner of the tables on PostgreSQL may do: migrate, backup, restore, verify, move.
if [ -f /etc/alongside/owner.conf ]; then . /etc/alongside/owner.conf; fi
set +a
umask 077
cd /var/lib/alongside
exec setpriv --reuid=alongside --regid=alongside --init-groups "$program" "$@"
