#!/usr/bin/env bash
# Builds the web project when something it is made of has changed, then serves the demo town.
set -euo pipefail
cd "$(dirname "$0")/.."

export PORT="${PORT:-5080}"
export ALONGSIDE_DATA="${ALONGSIDE_DATA:-$PWD/data}"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# A built program would pack its stylesheet anew for each request, without making it smaller; this serves what the build packed.
export ReloadStaticAssetsAtRuntime=false

command -v dotnet >/dev/null || {
    echo "Alongside needs the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0" >&2
    exit 1
}

program=src/Alongside.Web/bin/Release/net10.0/alongside.dll
stamp=src/Alongside.Web/obj/built-from
# What the files say, not when they were written: a checkout or a copy changes every date.
made_of() {
    dotnet --version
    find src Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig global.json \
        \( -name bin -o -name obj \) -prune -o -type f -exec cksum {} + | sort
}

before="$(made_of)"
if [ ! -f "$program" ] || [ ! -f "$stamp" ] || [ "$before" != "$(cat "$stamp")" ]; then
    rm -f "$stamp"
    echo "Building Alongside…"
    dotnet build src/Alongside.Web -c Release -v quiet --nologo -clp:NoSummary -nodeReuse:false
    echo "$before" > "$stamp"
fi

echo "Alongside, with its demo town: http://localhost:$PORT (Ctrl+C stops it)"
exec dotnet "$program" serve --demo
