#!/bin/sh
# Prepares this machine for `make demo` or `make test`: Python, packages, .env, Pango and, for the tests,
# a browser. What is already there is left alone, so that a second run costs a fraction of a second.
# Usage: .ci/bootstrap.sh demo|test
set -eu
cd "$(dirname "$0")/.."
purpose=$1
python=.venv/bin/python

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# apt_install WHY ELSEWHERE PACKAGE…: installs Debian packages. ELSEWHERE is what to do on other systems.
apt_install() {
    why=$1 elsewhere=$2
    shift 2
    command -v apt-get >/dev/null || fail "$why $elsewhere Then run make again."
    sudo=
    set -- env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || fail "$why Run this as root, then make again: $*"
        say "$why This needs sudo, for: $*"
        sudo=sudo
        set -- sudo "$@"
    else
        say "$why Installing by apt."
    fi
    log=$(mktemp)
    if ! "$@" >"$log" 2>&1; then
        # A new machine or container has no package lists yet, or old ones.
        $sudo apt-get update -qq >"$log" 2>&1 || true
        "$@" >>"$log" 2>&1 || {
            cat "$log" >&2
            fail "$why apt could not install it: see above."
        }
    fi
    rm -f "$log"
}

# An interpreter counts if it runs: version managers leave commands behind that lead nowhere.
runs() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; }
makes_environments() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# Every interpreter that may be on this machine, the version in .python-version first.
interpreters() {
    for version in "$(cat .python-version)" 3.14 3.13 3.12; do
        printf '%s\n' "python$version"
        for folder in /usr/local/bin /usr/bin /opt/homebrew/bin "$HOME/.local/bin"; do
            printf '%s\n' "$folder/python$version"
        done
        for found in "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version"*/bin/python3; do
            printf '%s\n' "$found"
        done
    done
    printf '%s\n' python3 python /usr/bin/python3
}

apt_offers_python() { apt-cache policy python3 2>/dev/null | grep -Eq 'Candidate: 3\.(1[2-9]|[2-9][0-9])'; }

make_environment() {
    incomplete=
    for candidate in $(interpreters); do
        runs "$candidate" || continue
        if makes_environments "$candidate"; then
            say "Making .venv with $("$candidate" --version)."
            "$candidate" -m venv --clear .venv
            return
        fi
        incomplete=${incomplete:-$candidate}
    done
    preferred=$(cat .python-version)
    if command -v uv >/dev/null; then
        say "Making .venv with uv and Python $preferred."
        uv venv --quiet --clear --seed --python "${incomplete:-$preferred}" .venv && return
    fi
    if [ -n "$incomplete" ]; then
        # Debian's own Python comes without the part that makes environments.
        version=$("$incomplete" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        apt_install "Python $version cannot make environments." "Install its venv and ensurepip modules." \
            "python$version-venv"
    elif apt_offers_python || { [ "$(id -u)" = 0 ] && apt-get update -qq 2>/dev/null && apt_offers_python; }; then
        incomplete=/usr/bin/python3
        apt_install "Python 3.12 or later is needed and none was found." "" python3-venv
    else
        fail "Python 3.12 or later is needed and none was found. Install one (Debian 13, Ubuntu 24.04: \
apt-get install python3-venv; macOS: brew install python@$preferred), or install uv, which fetches one: \
https://docs.astral.sh/uv/. Then run make again."
    fi
    "$incomplete" -m venv --clear .venv
}

# The copy of a requirements file in .venv says that it is installed as it stands.
install() {
    requirements=$1
    cmp -s "$requirements" ".venv/$requirements" && return
    say "Installing the packages of $requirements."
    if ! { command -v uv >/dev/null &&
        uv pip install --quiet --python "$python" --require-hashes -r "$requirements" 2>/dev/null; }; then
        "$python" -m pip install -qq --disable-pip-version-check --no-input \
            --require-hashes -r "$requirements"
    fi
    cp "$requirements" .venv/
    # The tests' requirements hold those of the demo too.
    cp requirements.txt .venv/
}

# WeasyPrint loads these when it makes a PDF.
pango_loads() {
    if [ "$(uname -s)" = Linux ]; then
        "$python" -c 'import ctypes
for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"):
    ctypes.CDLL(f"lib{name}.so.0")'
    else
        "$python" -c 'import weasyprint'
    fi 2>/dev/null
}

browser_runs() {
    for name in chromium chromium-browser google-chrome; do
        "$name" --version >/dev/null 2>&1 && return
    done
    return 1
}

runs "$python" || make_environment
case $purpose in
demo) install requirements.txt ;;
test) install requirements-dev.txt ;;
*) fail "Usage: .ci/bootstrap.sh demo|test" ;;
esac

pango_loads || apt_install "WeasyPrint makes the PDFs and needs Pango." \
    "Install it (Fedora: dnf install pango; Arch: pacman -S pango; macOS: brew install pango)." \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

if [ "$purpose" = test ]; then
    browser_runs || apt_install "The browser tests need Chromium." "Install Chromium." chromium
fi

if [ "$purpose" = demo ] && [ ! -e .env ]; then
    secret=$(od -An -N 32 -tx1 /dev/urandom | tr -d ' \n')
    (umask 077 && printf 'GOTENE_MODE=demo\nSECRET_KEY=%s\n' "$secret" >.env)
    say "Wrote .env with a new SECRET_KEY, for the demo."
fi
