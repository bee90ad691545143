#!/bin/sh
# A .deb in a Debian of its own: installed, tested, upgraded, removed, purged. As root, with debootstrap and a mirror:
#   installer/linux/try_deb.sh OLD.deb NEW.deb [SUITE]
# BASE may name a folder where the bare Debian is kept between two runs. Each step prints one line; it ends at the first that fails.
set -eu
old=${1:?usage: try_deb.sh OLD.deb NEW.deb [SUITE]}
new=${2:?usage: try_deb.sh OLD.deb NEW.deb [SUITE]}
suite=${3:-bookworm}
work=$(mktemp -d)
root=$work/root
base=${BASE:-$work/base}
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf "$work"' EXIT INT TERM

[ -e "$base/etc/debian_version" ] || debootstrap --variant=minbase "$suite" "$base" "${MIRROR:-http://deb.debian.org/debian}" >"$work/log"
cp -a "$base" "$root"
mount -t proc proc "$root/proc" 2>/dev/null || true
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$old" "$root/old.deb"
cp "$new" "$root/new.deb"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
version() { inside dpkg-query -W -f '${Version}' qalqan; }
left() { (cd "$root" && find usr etc var/lib/qalqan -iname '*qalqan*' 2>/dev/null || true); }

inside apt-get update -q >"$work/log"
inside apt-get install -y -q --no-install-recommends /old.deb >"$work/log" 2>&1 || { tail -20 "$work/log"; exit 1; }
echo "installed $(version)"
inside qalqan --self-test
inside mkdir -p /root/.config/qalqan
echo '{}' >"$root/root/.config/qalqan/settings.json"
inside apt-get install -y -q --no-install-recommends /new.deb >"$work/log" 2>&1 || { tail -20 "$work/log"; exit 1; }
[ "$(version)" = "$(dpkg-deb --field "$new" Version)" ]
echo "upgraded to $(version)"
inside qalqan --self-test
inside qalqan scan --json /usr/lib/qalqan/_internal/ui/resources/practice.mp4 && exit 1 || [ $? = 1 ]
echo "the practice clip is judged"
inside dpkg --verify qalqan
inside apt-get remove -y -q qalqan >"$work/log"
[ ! -e "$root/usr/bin/qalqan" ] && [ ! -e "$root/usr/lib/qalqan" ]
echo "removed"
inside dpkg -i /new.deb >"$work/log" # there is nothing left to purge of a package without settings: once more, then all at once
inside apt-get purge -y -q qalqan >"$work/log"
[ -z "$(left)" ] || { echo "left behind:"; left; exit 1; }
[ -e "$root/root/.config/qalqan/settings.json" ]
echo "purged; the user's own settings stayed"
