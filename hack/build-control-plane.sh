#!/usr/bin/env bash
# Puts etcd, kube-apiserver and kube-controller-manager into a folder and prints nothing but progress (standard error).
# Called by control-plane.sh; it does its work once and is instant afterwards.
#
# Debian ships etcd but no Kubernetes server, so that one is built from Debian's own source package (Kubernetes 1.20.2).
# The system's apt sources are left alone: a sources list and a state folder of our own live below the cache folder.
set -euo pipefail

readonly suite=bookworm
readonly targets=(cmd/kube-apiserver cmd/kube-controller-manager)
# Counted up when a cache that an older version of this script filled is of no use any more.
readonly recipe=2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly here
readonly cache=${1:?usage: build-control-plane.sh CACHE_DIR}
readonly bin=$cache/bin
readonly work=$cache/build

say() { printf 'control-plane: %s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

# Runs a long command with its output in a log, and shows its last line about every ten seconds.
with_progress() {
  local title=$1 log=$2 start=$SECONDS shown=0 pid
  shift 2
  say "$title"
  "$@" >"$log" 2>&1 &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    if (( SECONDS - start >= shown + 10 )); then
      shown=$(( SECONDS - start ))
      say "  ${shown}s  $(tail -n 1 "$log" | tr -d '\r' | cut -c1-56)"
    fi
    sleep 0.2
  done
  wait "$pid" || { tail -n 25 "$log" >&2; die "$title: failed; the whole log is in $log"; }
}

link_etcd() { ln -sf "$(command -v etcd)" "$bin/etcd"; }

fetch_source() {
  local apt=$work/apt uri
  mkdir -p "$apt/lists/partial" "$apt/archives/partial"
  uri=$(grep -rhoE 'https?://[^ ]+/debian/?' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null \
    | grep -v -e security -e snapshot | head -n 1 || true)
  printf 'deb-src [signed-by=%s] %s %s main\n' /usr/share/keyrings/debian-archive-keyring.gpg \
    "${uri:-http://deb.debian.org/debian}" "$suite" > "$apt/sources.list"
  local options=(-o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$apt/lists"
    -o "Dir::Cache=$apt" -o "Dir::Cache::archives=$apt/archives" -o APT::Get::List-Cleanup=0 -o "APT::Sandbox::User=root")
  with_progress 'reading the source index' "$work/apt-update.log" apt-get "${options[@]}" update
  rm -rf "$work/src" && mkdir -p "$work/src"
  # shellcheck disable=SC2016 # the inner shell expands it
  with_progress 'downloading the source package kubernetes' "$work/apt-source.log" \
    sh -c 'cd "$1" && shift && exec apt-get "$@" source kubernetes golang-github-modern-go-reflect2' sh "$work/src" "${options[@]}"
}

source_tree() { find "$work/src" -mindepth 1 -maxdepth 1 -type d -name "$1-*" | head -n 1; }

# Kubernetes 1.20 brings reflect2 1.0.1, which does not know how Go lays out maps since 1.18: every CRD would make the server
# panic. 1.0.2 does, and Debian has it.
renew_reflect2() {
  local vendored=$1/vendor/github.com/modern-go/reflect2 renewed
  renewed=$(source_tree golang-github-modern-go-reflect2)
  [ -n "$renewed" ] || die 'the source package of reflect2 holds no folder'
  rm -f "$vendored"/*.go "$vendored"/*.s
  find "$renewed" -maxdepth 1 \( -name '*.go' -o -name '*.s' \) ! -name '*_test.go' -exec cp {} "$vendored/" \;
}

# Kubernetes 1.20 builds in a GOPATH, without modules.
compile() {
  local gopath=$work/gopath tree
  tree=$(source_tree kubernetes)
  [ -n "$tree" ] || die "the source package holds no kubernetes folder"
  renew_reflect2 "$tree"
  mkdir -p "$gopath/src/k8s.io"
  ln -sfn "$tree" "$gopath/src/k8s.io/kubernetes"
  with_progress 'building the servers, once (about 8 minutes on two cores)' "$work/make.log" \
    env GOPATH="$gopath" GO111MODULE=off GOFLAGS= GOCACHE="$work/gocache" KUBE_GIT_VERSION=v1.20.2 KUBE_GIT_TREE_STATE=clean \
    KUBE_GIT_COMMIT=debian make -C "$gopath/src/k8s.io/kubernetes" "WHAT=${targets[*]}" KUBE_VERBOSE=2
  local target
  for target in "${targets[@]}"; do
    install -m 0755 "$(find "$tree/_output/local/" -type f -name "${target##*/}" -perm -u+x | head -n 1)" "$bin/${target##*/}.new"
  done
  for target in "${targets[@]}"; do mv "$bin/${target##*/}.new" "$bin/${target##*/}"; done
}

mkdir -p "$bin" "$work"
exec 9>"$cache/lock"
flock 9 # several may be started side by side; one builds, the others wait
if [ "$(cat "$cache/recipe" 2>/dev/null)" = "$recipe" ] && [ -x "$bin/etcd" ]; then exit 0; fi
command -v apt-get >/dev/null || die "this needs Debian or Ubuntu (apt-get); set KUBEBUILDER_ASSETS to a folder with etcd and kube-apiserver instead"
"$here/tools.sh" etcd go jq rsync dpkg-source gcc make
link_etcd
fetch_source
compile
echo "$recipe" >"$cache/recipe"
rm -rf "$work" # a gigabyte of sources and build cache that nobody reads again
