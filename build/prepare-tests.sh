# Sourced by test.sh: finds PostgreSQL (15 or later) and Chromium, or installs them from Debian, or says what is missing.
# Exports ALONGSIDE_TEST_POSTGRES_BINARIES (a folder) and ALONGSIDE_TEST_CHROMIUM (a program).

find_chromium() {
    local name
    # The shell is the same browser without its windows and menus, and starts a page in a third of the time.
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return 0
    done
    for name in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        if [ -x "$name" ]; then echo "$name"; return 0; fi
    done
    return 1
}

install_from_debian() {
    local as=()
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || return 1
        as=(sudo -n)
    fi
    echo "Installing from Debian, for the tests: $*"
    "${as[@]}" apt-get update -q >/dev/null
    # Older releases have the browser only whole.
    local packages=("$@")
    apt-cache show chromium-headless-shell >/dev/null 2>&1 || packages=("${packages[@]/chromium-headless-shell/chromium}")
    "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}" >/dev/null
}

prepare_tests() {
    local wanted=()
    find_postgres >/dev/null || wanted+=(postgresql)
    find_chromium >/dev/null || wanted+=(chromium-headless-shell fonts-dejavu-core fonts-noto-core fonts-noto-color-emoji)
    if [ ${#wanted[@]} -gt 0 ] && ! install_from_debian "${wanted[@]}"; then
        echo "The tests need PostgreSQL 15 or later (its server programs) and Chromium. Missing here: ${wanted[*]}." >&2
        echo "On Debian or Ubuntu:  sudo apt-get install ${wanted[*]}" >&2
        return 1
    fi
    ALONGSIDE_TEST_POSTGRES_BINARIES="$(find_postgres)" || { echo "The PostgreSQL found here is older than 15." >&2; return 1; }
    ALONGSIDE_TEST_CHROMIUM="$(find_chromium)" || { echo "Chromium could not be found after installing it." >&2; return 1; }
    export ALONGSIDE_TEST_POSTGRES_BINARIES ALONGSIDE_TEST_CHROMIUM
}
