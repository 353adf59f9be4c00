#!/usr/bin/env bash
# Many random worlds, by hand: whether anybody can tell that something hidden changed. Prints how many, and how long it took.
# worlds.sh [1000 | 251-500]
set -uo pipefail
cd "$(dirname "$0")/.."
. build/postgres.sh
. build/prepare-tests.sh

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 ALONGSIDE_WORLDS="${1:-1000}"
prepare_tests || exit 1
dotnet build tests/Alongside.Tests -c Release -v quiet --nologo -clp:NoSummary -nodeReuse:false || exit 1
start_postgres "$ALONGSIDE_TEST_POSTGRES_BINARIES" || exit 1
trap stop_postgres EXIT
tests/Alongside.Tests/bin/Release/net10.0/Alongside.Tests -noLogo -noColor -showliveoutput -class "Alongside.Tests.TheGate.RandomWorldsTests*"
