#!/bin/sh
# The Debian packages that Qalqan needs, by purpose: run (the program), screen (a virtual one), test (screen, and a real call),
# wine (what runs the Windows program here), nsis (what makes its installer).
# As root they are installed. Otherwise one line says what to run, and only `run` insists on it.
set -eu
purpose=${1:?usage: libraries.sh run|screen|test|wine|nsis}

run="python3-venv libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libxcb1 libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-randr0 libxcb-render-util0 libxcb-image0 libxcb-xinerama0 fonts-dejavu-core"
screen="xvfb dbus openbox tint2 xdotool"
call="ffmpeg chromium desktop-file-utils"

command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 || exit 0

case $purpose in
run) wanted=$run ;;
screen) wanted="$run $screen" ;;
test) wanted="$run $screen $call"; command -v npm >/dev/null 2>&1 || wanted="$wanted nodejs npm" ;;
wine) wanted="$screen wine64 nsis" ;;
nsis) wanted="$run nsis" ;;
*) echo "libraries.sh: run, screen, test, wine or nsis, not '$purpose'" >&2; exit 2 ;;
esac

missing=""
for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    echo "installing:$missing"
    apt-get update -q >/dev/null
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "These system packages are missing; please run:" >&2
echo "    sudo apt-get install -y --no-install-recommends$missing" >&2
[ "$purpose" = test ] || exit 1
