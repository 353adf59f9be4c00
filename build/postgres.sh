# Sourced by test.sh: one throw-away PostgreSQL for one run, in a temporary folder, on a free loopback port.
# It keeps nothing and protects nothing: no fsync, no passwords.

postgres_folder=""
postgres_as=()

# The newest server binaries on this machine, 15 or later; prints their folder.
find_postgres() {
    local folder version best="" best_version=14
    for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin \
        "$(dirname "$(command -v postgres || echo /none/postgres)")"; do
        [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && [ -x "$folder/postgres" ] || continue
        version="$("$folder/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')"
        if [ "$version" -gt "$best_version" ]; then best="$folder" best_version="$version"; fi
    done
    [ -n "$best" ] && echo "$best"
}

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

# start_postgres BINARIES: exports ALONGSIDE_TEST_POSTGRES, the superuser's connection string.
start_postgres() {
    local binaries="$1" port try
    postgres_folder="$(mktemp -d /tmp/alongside-postgres.XXXXXX)"
    # PostgreSQL refuses to run as root.
    if [ "$(id -u)" = 0 ]; then
        local owner=nobody
        if id postgres >/dev/null 2>&1; then owner=postgres; fi
        chown "$owner" "$postgres_folder"
        postgres_as=(runuser -u "$owner" --)
    fi
    (cd / && "${postgres_as[@]}" "$binaries/initdb" -D "$postgres_folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync) \
        > "$postgres_folder/initdb.log" 2>&1 || { cat "$postgres_folder/initdb.log" >&2; return 1; }
    # Another program may take the port between our look and the start: try again with another.
    for try in 1 2 3 4 5; do
        port="$(free_port)"
        if (cd / && "${postgres_as[@]}" "$binaries/pg_ctl" -D "$postgres_folder/data" -l "$postgres_folder/data/log" -w -t 60 -s start \
            -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$postgres_folder -c max_connections=200 -c fsync=off -c full_page_writes=off"); then
            export ALONGSIDE_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
            return 0
        fi
    done
    cat "$postgres_folder/data/log" >&2
    return 1
}

stop_postgres() {
    [ -n "$postgres_folder" ] || return 0
    if [ -f "$postgres_folder/data/postmaster.pid" ]; then
        (cd / && "${postgres_as[@]}" "$ALONGSIDE_TEST_POSTGRES_BINARIES/pg_ctl" -D "$postgres_folder/data" -m immediate -w -s stop) || true
    fi
    rm -rf "$postgres_folder"
    postgres_folder=""
}
