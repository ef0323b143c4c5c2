# Sourced by bin/run and bin/test: what a bare Debian 12 or 13 needs before Python can start.

# What the program itself needs: Pango lays out the papers, Liberation is their typeface.
# (fonts-liberation2, not fonts-liberation: on Debian 12 the latter lacks 90 Vietnamese letters.)
RUN_PACKAGES="ca-certificates libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2"
TEST_PACKAGES="chromium libreoffice-writer poppler-utils qpdf"

stop() {
    echo "$*" >&2
    exit 1
}

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

python_is_usable() {
    python3 -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# install_system PACKAGE…: only those that are missing; asks for nothing when none is.
install_system() {
    python_is_usable || set -- "$@" python3 python3-venv
    missing=""
    if command -v dpkg-query >/dev/null; then
        for package in "$@"; do
            is_installed "$package" || missing="$missing $package"
        done
    elif ! python_is_usable; then
        stop "This needs Debian, or Python 3.11 or later with venv, and what these hold: $*"
    fi
    [ -n "$missing" ] || return 0

    as_root=""
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null ||
            stop "System packages are missing. As root, run: apt-get install --no-install-recommends$missing"
        as_root=sudo
    fi
    echo "Installing$missing"
    apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300"
    # shellcheck disable=SC2086  # words on purpose
    $apt update </dev/null || echo "apt-get update failed; trying with the lists that are here." >&2
    # shellcheck disable=SC2086
    $apt install -y --no-install-recommends $missing </dev/null >/dev/null ||
        stop "apt-get could not install$missing"
    python_is_usable || stop "Python 3.11 or later is needed; here is $(python3 --version)."
}

# install_python FILE: the requirements of FILE into .venv, again only when a line has changed.
install_python() {
    wanted=$(cat requirements.txt "$1" | cksum)
    stamp=.venv/installed-$1
    [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && [ -x .venv/bin/python ] && return 0

    [ -x .venv/bin/python ] || python3 -m venv .venv
    echo "Installing $1"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement "$1" </dev/null
    echo "$wanted" >"$stamp"
}
