#!/bin/sh
# Installs the packages of the named sections of packages.txt that are missing. With all there, apt is not called.
# usage: kiosk/packages.sh SECTION...     (run, build, test)
set -euf
list=$(dirname "$0")/packages.txt

# The packages of a section, each as NAME or NAME?COMMAND.
section() {
    awk -v wanted="[$1]" '{ sub(/ *#.*/, "") } /^\[/ { on = $0 == wanted; next } on && NF { print $1 }' "$list"
}

is_installed() { # is_installed NAME[?COMMAND]
    case $1 in
    *\?*)
        command -v "${1#*\?}" >/dev/null && return
        ;;
    esac
    [ "$(dpkg-query -W -f '${db:Status-Status}' "${1%%\?*}" 2>/dev/null)" = installed ]
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo >/dev/null; then
        sudo DEBIAN_FRONTEND=noninteractive "$@"
    else
        echo "packages.sh: missing packages: there is no sudo; as root run: $*" >&2
        return 1
    fi
}

missing=
for name in "$@"; do
    packages=$(section "$name")
    if [ -z "$packages" ]; then
        echo "packages.sh: $name: no such section in packages.txt" >&2
        exit 2
    fi
    for package in $packages; do
        is_installed "$package" || missing="$missing ${package%%\?*}"
    done
done
[ -n "$missing" ] || exit 0

install() {
    # shellcheck disable=SC2086 # a list of plain names
    as_root apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends $missing </dev/null
}

echo "Installing:$missing"
# The package lists of a fresh machine may be absent, or too old to fetch from: then they are renewed.
install || { as_root apt-get update -q </dev/null && install; }
