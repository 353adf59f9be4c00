# Sums up one test run: awk -f sum-up.awk budgets.txt clock.txt faults.txt tests.txt
# tests.txt holds one xunit <test …> element a line, without its "<". The last line printed is "N passed, N failed".
# A broken promise about the run itself (counts, budgets, no tests) counts as one failed.

function attribute(name,    from, rest) {
    from = index($0, " " name "=\"")
    if (!from) return ""
    rest = substr($0, from + length(name) + 3)
    return substr(rest, 1, index(rest, "\"") - 1)
}

function kind_of(type) {
    if (type ~ /^Alongside\.Browser\./) return "browser"
    if (type ~ /^Alongside\.Tests\.House\./) return "house"
    if (type ~ /^Alongside\.Tests\.TheGate\./) return "gate"
    if (type ~ /^Alongside\.Tests\.Pages\./ || type ~ /(Page|Pages|Api)Tests([+.]|$)/) return "pages"
    return "core"
}

function within(name, spent) {
    if (!(name in most)) broken(name " has no budget")
    else if (spent > most[name]) broken(name " took " spent " s, the most is " most[name] " s")
    else if (spent > budget[name]) print "SLOW: " name " took " spent " s, on a quiet machine it is to take " budget[name] " s"
}

function broken(sentence) {
    print "FAILED: " sentence
    failed++
}

FILENAME ~ /budgets\.txt$/ { if ($1 != "#" && NF == 3) { budget[$1] = $2; most[$1] = $3 } next }
FILENAME ~ /one-database\.txt$/ { if ($1 != "#" && NF) alone[$1] = 1; next }
FILENAME ~ /clock\.txt$/   { clock[$1] = $2; next }
FILENAME ~ /faults\.txt$/  { faults[++fault_count] = $0; next }

{
    type = attribute("type"); result = attribute("result"); seconds = attribute("time") + 0
    kind = kind_of(type)
    if (result == "Pass") passed++
    else if (result == "Fail") failed++
    else { skipped[++skips] = attribute("name"); next }
    ran[kind]++; spent[kind] += seconds
    one_database = attribute("method") in alone
    if (!one_database && type ~ /On_Sqlite/) sqlite[kind]++
    if (!one_database && type ~ /On_Postgres/) postgres[kind]++
    for (place = 10; place > 0 && seconds > slow_seconds[place]; place--) {
        slow_seconds[place + 1] = slow_seconds[place]; slow_name[place + 1] = slow_name[place]
        slow_seconds[place] = seconds; slow_name[place] = attribute("name")
    }
}

END {
    split("core gate pages house browser", kinds, " ")
    print ""
    printf "%-8s %6s %7s %9s %8s %8s %8s\n", "kind", "tests", "SQLite", "Postgres", "seconds", "budget", "most"
    for (i = 1; i <= 5; i++) {
        kind = kinds[i]
        if (kind in clock) spent[kind] = clock[kind]
        printf "%-8s %6d %7d %9d %8.1f %8d %8d\n", kind, ran[kind], sqlite[kind], postgres[kind], spent[kind], budget[kind], most[kind]
        all_sqlite += sqlite[kind]; all_postgres += postgres[kind]
    }
    printf "%-8s %6s %7s %9s %8.1f %8d %8d\n", "build", "", "", "", clock["build"], budget["build"], most["build"]
    printf "%-8s %6d %7d %9d %8.1f %8d %8d\n", "whole", passed + failed, all_sqlite, all_postgres, clock["whole"], budget["whole"], most["whole"]

    print "\nThe slowest:"
    for (i = 1; i <= 10; i++) if (slow_seconds[i] > 0) printf "%8.2f s  %s\n", slow_seconds[i], slow_name[i]
    if (skips) print "\nSkipped:"
    for (i = 1; i <= skips; i++) print "  " skipped[i]
    print ""

    if (passed + failed == 0) broken("no test ran")
    for (i = 1; i <= fault_count; i++) broken(faults[i])
    for (i = 1; i <= 5; i++) {
        kind = kinds[i]
        if (sqlite[kind] != postgres[kind])
            broken(kind " ran " sqlite[kind] + 0 " tests on SQLite and " postgres[kind] + 0 " on PostgreSQL: they must be equal")
        within(kind, spent[kind])
    }
    # A fault outside any test: a fixture that could not be cleared away, a runner that fell over.
    if (clock["exit"] && !failed) broken("the test run ended with code " clock["exit"] " though no test failed")
    within("build", clock["build"])
    within("whole", clock["whole"])

    printf "%d passed, %d failed\n", passed, failed
    exit failed > 0
}
