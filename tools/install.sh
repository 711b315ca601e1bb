#!/bin/sh
# Makes .venv where there is none and installs a requirements file into it, once for each content of the file.
#
#   sh tools/install.sh requirements.txt
#
# PYTHON names the Python to make .venv with; without it a suitable one is looked for on the PATH.
# What was installed is kept as a copy inside .venv, so that the next run only compares two files.
set -eu

requirements=$1
venv=.venv
python=$venv/bin/python

say() { printf '%s\n' "$*" >&2; }

# Only root may run apt-get as it is; the others are shown the line with sudo.
as_root() { if [ "$(id -u)" -eq 0 ]; then echo "$*"; else echo "sudo $*"; fi; }

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
can_make_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }
version_of() { "$1" -ISc 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }

# Prints the first Python that is new enough and can make a virtual environment;
# else the first that is new enough, whose missing part is named later; else nothing.
find_python() {
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3 python3.14 python3.13 python3.12 python3.11; fi
    second=
    for name in "$@"; do
        is_new_enough "$name" || continue
        if can_make_venv "$name"; then echo "$name"; return; fi
        second=${second:-$name}
    done
    echo "$second"
}

line_that_installs_python() {
    if [ "$(uname -s)" = Darwin ]; then echo "brew install python"; return; fi
    if command -v apt-get >/dev/null; then
        for package in python3.14-venv python3.13-venv python3.12-venv python3.11-venv; do
            if apt-cache show "$package" >/dev/null 2>&1; then as_root "apt-get install $package"; return; fi
        done
    fi
    if command -v dnf >/dev/null; then as_root "dnf install python3.12"; return; fi
    echo "uv venv --seed --python 3.13 $venv     (uv: https://docs.astral.sh/uv/)"
}

line_that_installs_venv() {
    if ! command -v apt-get >/dev/null; then line_that_installs_python; return; fi
    case ${1##*/} in
        python3 | python) as_root "apt-get install python3-venv" ;;
        *) as_root "apt-get install ${1##*/}-venv" ;;
    esac
}

make_venv() {
    base=$(find_python)
    if [ -z "$base" ]; then
        name=${PYTHON:-python3}
        found=$("$name" --version 2>&1) || found="no $name that runs"
        say "Dateline needs Python 3.11 or later; here is $found. Install one with"
        say "    $(line_that_installs_python)"
        say "or name one that you have: make site PYTHON=/path/to/python3.12"
        exit 1
    fi
    if ! can_make_venv "$base"; then
        say "$base cannot make a virtual environment: its venv package is missing. Install it with"
        say "    $(line_that_installs_venv "$base")"
        exit 1
    fi
    [ ! -e "$venv" ] || say "The Python of $venv no longer runs: making $venv anew."
    "$base" -m venv --clear "$venv"
}

installed=$(version_of "$python") || installed=
if [ -z "$installed" ]; then
    make_venv
    installed=$(version_of "$python")
fi

if ! is_new_enough "$python"; then
    say "$venv has Python $installed; Dateline needs 3.11 or later. Take it away with"
    say "    rm -r $venv"
    exit 1
fi
if [ -n "${PYTHON:-}" ] && wanted=$(version_of "$PYTHON") && [ "$wanted" != "$installed" ]; then
    say "$venv has Python $installed, PYTHON=$PYTHON is $wanted. To change over, take it away with"
    say "    rm -r $venv"
    exit 1
fi

stamp=$venv/installed-$installed-$requirements
cmp -s "$requirements" "$stamp" && exit 0

rm -f "$stamp"
# A virtual environment that uv made has no pip.
"$python" -m pip --version >/dev/null 2>&1 || "$python" -m ensurepip >/dev/null

say "Installing $requirements into $venv ..."
if ! log=$("$python" -m pip install --disable-pip-version-check --no-input --require-hashes -r "$requirements" 2>&1); then
    say "$log"
    say "Installing $requirements failed; the lines above are pip's."
    exit 1
fi
cp "$requirements" "$stamp"
# requirements-dev.txt has every line of requirements.txt (a test keeps that promise).
[ "$requirements" != requirements-dev.txt ] || cp requirements.txt "$venv/installed-$installed-requirements.txt"
