# Functions the scripts share. It is sourced, not run; the caller has done `set -eu`.

# What the build needs besides Swift.
build_packages="ca-certificates git pkg-config
    libzip-dev libisal-dev libxml2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev nettle-dev libyaml-dev libxlsxwriter-dev"

# What single tests use besides: they open documents with other people's programs.
test_packages="libxml2-utils pandoc libreoffice-writer-nogui poppler-utils fonts-liberation"

# What `scripts/bench` needs for the programs it measures beside ours.
bench_packages="python3 python3-venv"

swift_needed=6.3

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# missing PACKAGE...: prints those that are not installed.
missing() {
    for package; do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=
        [ "$state" = installed ] || printf '%s ' "$package"
    done
}

can_be_root() { [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null; }

# as_root COMMAND...: asks sudo for a password only where someone can answer.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

# install_packages PACKAGE...: installs by apt what is missing and touches nothing otherwise.
# CONTRACTGEN_DRY_RUN=1 prints the commands instead.
install_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is not Debian, so nothing is installed. Needed are the equivalents of:"
        say "   " "$@"
        return 0
    fi
    wanted=$(missing "$@")
    [ -n "$wanted" ] || return 0
    if [ -n "${CONTRACTGEN_DRY_RUN:-}" ]; then
        say "would run: apt-get update"
        say "would run: apt-get install $wanted"
        return 0
    fi
    if ! can_be_root; then
        say "Packages are missing, and without root or sudo they cannot be installed."
        say "Ask an administrator to run: apt-get install $wanted"
        return 1
    fi
    say "Installing: $wanted"
    apt_get update || say "The package lists could not be renewed; trying with the present ones."
    # shellcheck disable=SC2086 # one word a package
    apt_get install -y --no-install-recommends $wanted || {
        say "apt-get could not install: $wanted"
        return 1
    }
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -o DPkg::Lock::Timeout=300 "$@" >&2 </dev/null
}

# version_at_least HAVE WANT: compares major and minor.
version_at_least() {
    have_major=${1%%.*} have_rest=${1#*.}
    want_major=${2%%.*} want_rest=${2#*.}
    have_minor=${have_rest%%.*} want_minor=${want_rest%%.*}
    [ "$have_major" -gt "$want_major" ] ||
        { [ "$have_major" -eq "$want_major" ] && [ "$have_minor" -ge "$want_minor" ]; }
}

check_swift() {
    command -v swift >/dev/null ||
        fail "Swift $swift_needed or newer is needed: install it from https://www.swift.org/install/linux/ and put its usr/bin folder in PATH."
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    [ -n "$version" ] || fail "\`swift --version\` says no version: is $(command -v swift) a Swift toolchain?"
    version_at_least "$version" "$swift_needed" ||
        fail "Swift $swift_needed or newer is needed, $(command -v swift) is $version: see https://www.swift.org/install/linux/."
}

# build_release: builds the program and sets `program` to its path. Swift's own library goes inside.
build_release() {
    check_swift
    set -- -c release --static-swift-stdlib --product contractgen
    swift build "$@" >&2
    program=$(swift build "$@" --show-bin-path)/contractgen
}
