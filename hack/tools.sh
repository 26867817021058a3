#!/usr/bin/env bash
# Makes command line tools available that the other scripts need, installing through apt just what is missing.
#
#   hack/tools.sh TOOL...      for example: hack/tools.sh kubectl openssl curl
#
# Does nothing, instantly and without root, where all of them are there. Progress goes to standard error.
set -euo pipefail

say() { printf 'tools: %s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

# The Debian package that brings a tool. kubectl comes with kubernetes-client, promtool with prometheus.
package_of() {
  case $1 in
    kubectl) echo kubernetes-client ;;
    promtool | prometheus) echo prometheus ;;
    flock | setsid) echo util-linux ;;
    dot) echo graphviz ;;
    etcd) echo etcd-server ;;
    go) echo golang-go ;;
    dpkg-source) echo dpkg-dev ;;
    chromium | curl | gcc | git | jq | make | openssl | rsync | shellcheck) echo "$1" ;;
    *) die "no known package has the tool '$1'" ;;
  esac
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else die "need root or sudo to run: $*"; fi
}

install_packages() {
  local log pid shown=0 start=$SECONDS
  command -v apt-get >/dev/null || die "missing: $*; without apt-get please install it by hand"
  log=$(mktemp)
  say "installing $*"
  # An update that fails for one of several sources is no reason to give up: the install tells. Some packages start a service
  # where there is an init system (etcd, prometheus): only their programs are wanted, so that is refused meanwhile.
  # shellcheck disable=SC2016 # the inner shell expands it
  as_root sh -c 'apt-get update -q || true
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
      printf "#!/bin/sh\nexit 101\n" >"$policy" && chmod 755 "$policy"
      trap "rm -f $policy" EXIT
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q -o DPkg::Lock::Timeout=300 --no-install-recommends "$@"' sh "$@" >"$log" 2>&1 &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    if (( SECONDS - start >= shown + 10 )); then
      shown=$(( SECONDS - start ))
      say "  ${shown}s  $(tail -n 1 "$log" | tr -d '\r' | cut -c1-62)"
    fi
    sleep 0.2
  done
  wait "$pid" || { tail -n 25 "$log" >&2; die "apt-get could not install $*; the whole log is in $log"; }
  rm -f "$log"
}

[ $# -gt 0 ] || die 'usage: hack/tools.sh TOOL...'
packages=()
for tool in "$@"; do
  if ! command -v "$tool" >/dev/null; then packages+=("$(package_of "$tool")"); fi
done
[ "${#packages[@]}" -eq 0 ] || install_packages "${packages[@]}"
for tool in "$@"; do
  command -v "$tool" >/dev/null || die "$tool is still missing"
done
