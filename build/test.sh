#!/usr/bin/env bash
# Everything: both databases, the pages, a browser. The last line is always "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
. build/postgres.sh
. build/prepare-tests.sh

# A program of tests is over before what its profile buys has paid for itself: a tenth of the processor's time.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_TieredPGO=0
started=$SECONDS
results=out/tests
closing="0 passed, 1 failed"
outcome=1

close() {
    stop_postgres
    echo "$closing"
    exit "$outcome"
}
trap close EXIT
trap 'closing="0 passed, 1 failed"; outcome=130; exit' INT TERM

stop_because() {
    echo "$1" >&2
    exit
}

rm -rf "$results"
mkdir -p "$results"

command -v dotnet >/dev/null || stop_because "The tests need the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0"
prepare_tests || stop_because "The tests cannot run without PostgreSQL and Chromium; nothing is skipped."

at=$SECONDS
dotnet build Alongside.slnx -c Release -v quiet --nologo -clp:NoSummary -nodeReuse:false || stop_because "The build failed."
echo "build $((SECONDS - at))" > "$results/clock.txt"

start_postgres "$ALONGSIDE_TEST_POSTGRES_BINARIES" || stop_because "PostgreSQL did not start."

# Runs one test project and keeps its results. A project that ends without results has failed, whatever it said.
run_project() {
    local project="$1" kind="$2" at=$SECONDS code=0 patience=()
    if command -v timeout >/dev/null; then patience=(timeout 1500); fi
    "${patience[@]}" "tests/$project/bin/Release/net10.0/$project" -noLogo -noColor -xml "$results/$project.xml" || code=$?
    if [ ! -s "$results/$project.xml" ]; then echo "$project ended with code $code and without results" >> "$results/faults.txt"
    elif [ $code != 0 ]; then echo "exit $code" >> "$results/clock.txt"; fi
    if [ -n "$kind" ]; then echo "$kind $((SECONDS - at))" >> "$results/clock.txt"; fi
}
run_project Alongside.Tests ""
run_project Alongside.Browser browser
echo "whole $((SECONDS - started))" >> "$results/clock.txt"

# One element a line, so that a plain awk can read them.
cat "$results"/*.xml 2>/dev/null | tr '<' '\n' | grep '^test ' > "$results/tests.txt"
touch "$results/faults.txt"
awk -f build/sum-up.awk build/budgets.txt build/one-database.txt "$results/clock.txt" "$results/faults.txt" "$results/tests.txt" > "$results/summary.txt"
outcome=$?
sed '$d' "$results/summary.txt"
closing="$(tail -n 1 "$results/summary.txt")"
