#!/usr/bin/env bash
# Installs Swift for the recorder's tests, on a Debian where none is: a Debian 13 (which packages Swift 6) in a
# folder of its own, used through chroot by scripts/swift.mjs. About three minutes and 3.4 GB. Safe to run again:
# a finished one is kept, a half-made one is made anew. Needs root.
set -euo pipefail

folder="${SWIFT_CHROOT:-${XDG_CACHE_HOME:-$HOME/.cache}/session-replay/swift}"
mirror="${DEBIAN_MIRROR:-http://deb.debian.org/debian}"

say() { printf 'setup:swift: %s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }

# OpenStack's client is called swift too, so the compiler is asked.
if swiftc --version 2>/dev/null | grep -q 'Swift version'; then
  say "$(command -v swiftc) is there already"
  exit 0
fi
if [ -f "$folder/.ready" ]; then
  say "$folder is there already"
  exit 0
fi
[ "$(uname -s)" = Linux ] || fail "install Swift 6 from https://www.swift.org/install, then run this again"
[ "$(id -u)" = 0 ] || fail "needs root to make a chroot: sudo npm run setup:swift (or install Swift 6 from https://www.swift.org/install)"
unshare --mount --propagation private true || fail "mounting is not allowed here; allow it (CAP_SYS_ADMIN), or install Swift 6 from https://www.swift.org/install"

if ! command -v debootstrap >/dev/null; then
  command -v apt-get >/dev/null || fail "debootstrap is missing and there is no apt-get to install it"
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends debootstrap debian-archive-keyring
fi

mkdir -p "$folder"
exec 9>"$folder.lock"
flock 9
if [ -f "$folder/.ready" ]; then
  say "$folder was made meanwhile"
  exit 0
fi

# All mounts live and die in a mount namespace of their own, so the rm here cannot reach through one.
say "making $folder"
rm -rf --one-file-system "$folder"
mkdir -p "$folder"
unshare --mount --propagation private bash -euo pipefail -s "$folder" "$mirror" <<'INSIDE'
folder=$1
mirror=$2
debootstrap --variant=minbase --include=swiftlang,swiftlang-dev,ca-certificates trixie "$folder" "$mirror"
mountpoint -q "$folder/proc" || mount --bind /proc "$folder/proc"
cp -L /etc/resolv.conf "$folder/etc/resolv.conf"
# Without libc6-dev the linker misses its start files; zlib1g-dev is what CZlib binds.
DEBIAN_FRONTEND=noninteractive chroot "$folder" apt-get install -y -q --no-install-recommends \
  libc6-dev libstdc++-14-dev git zlib1g-dev
chroot "$folder" apt-get clean
chroot "$folder" swiftc --version
INSIDE
touch "$folder/.ready"
say "done"
