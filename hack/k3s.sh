#!/usr/bin/env bash
# K3s in Docker, for tests, demo and benchmarks: a whole Kubernetes with a node, DNS and policies that are enforced.
#
#   hack/k3s.sh up   [--dir DIR]   prints the kubeconfig's path as its last line; instant where it runs already
#   hack/k3s.sh down [--dir DIR]   removes what `up` made there, and nothing else
#   hack/k3s.sh run COMMAND...     a K3s of its own for the command, which finds it by NETPOL_TEST_KUBECONFIG
#
# Docker has to run on this machine, and must be able to pull the image; NETPOL_K3S_IMAGE names another one, such as a mirror's,
# NETPOL_K3S_TIMEOUT the seconds that it may take to get ready (300).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly here
readonly cache=${XDG_CACHE_HOME:-$HOME/.cache}/netpol-operator/k3s
readonly start_timeout=${NETPOL_K3S_TIMEOUT:-300}
readonly says_image=$here/../tests/NetPolOperator.E2ETests/Harness/K3sCluster.cs
image=${NETPOL_K3S_IMAGE:-$(sed -n 's/.* Image = "\(.*\)";/\1/p' "$says_image")}
readonly image

say() { printf 'k3s: %s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }
usage() { sed -n '2,/^set -/{/^set -/d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; }

# Docker's own words, in one line, after ours.
because() { die "$1: $(tr -s '\n' ' ' <"$2" | sed 's/ $//')"; }

## Docker ###############################################################################################################

check_docker() {
  local answer=$dir/docker.err
  command -v docker >/dev/null || die 'there is no docker on the PATH; install Docker, or give CLUSTER the path of a kubeconfig'
  docker version --format '{{.Server.Version}}' >/dev/null 2>"$answer" || because 'Docker does not answer; is it running, and may you use it' "$answer"
}

pull() {
  local log=$dir/docker.err
  if docker image inspect "$image" >/dev/null 2>&1; then return; fi
  say "pulling $image"
  docker pull --quiet "$image" >/dev/null 2>"$log" || because "Docker cannot pull $image" "$log"
}

# On a port of loopback that Docker chooses. Without what nothing here needs: the images of those would have to be pulled, too.
start() {
  say 'starting K3s'
  docker run --detach --privileged --tmpfs /run --tmpfs /var/run --publish 127.0.0.1::6443 --label netpol-operator=k3s \
    --cidfile "$dir/container" "$image" server --disable=traefik --disable=metrics-server >/dev/null 2>"$dir/docker.err" \
    || because 'K3s does not start' "$dir/docker.err"
}

container() { cat "$dir/container" 2>/dev/null; }
runs() { [ -s "$dir/container" ] && [ "$(docker inspect --format '{{.State.Running}}' "$(container)" 2>/dev/null)" = true ]; }
inside() { docker exec "$(container)" "$@" 2>/dev/null; }

## Wait #################################################################################################################

# What is still missing, or nothing: the tests take a cluster without a node for a bare control plane.
missing() {
  if ! inside kubectl get --raw /readyz >/dev/null; then echo 'the API server'
  elif ! inside kubectl get nodes --no-headers | grep -q ' Ready '; then echo 'the node'
  elif ! inside kubectl get -n kube-system endpoints kube-dns -o 'jsonpath={.subsets[*].addresses[*].ip}' | grep -q .; then echo 'the DNS'
  fi
}

await() {
  local what start=$SECONDS shown=0
  while what=$(missing) && [ -n "$what" ]; do
    if ! runs; then
      docker logs --tail 15 "$(container)" >&2 || true
      die 'K3s has ended; above are its last words'
    fi
    (( SECONDS - start < start_timeout )) || die "$what is not ready after $start_timeout s"
    if (( SECONDS - start >= shown + 10 )); then
      shown=$(( SECONDS - start ))
      say "  ${shown}s  waiting for $what"
    fi
    sleep 0.5
  done
}

write_kubeconfig() {
  local address
  address=$(docker port "$(container)" 6443/tcp 2>"$dir/docker.err" | head -n 1) \
    || because 'Docker does not say on which port K3s listens' "$dir/docker.err"
  inside cat /etc/rancher/k3s/k3s.yaml | sed "s|https://127.0.0.1:6443|https://$address|" >"$dir/kubeconfig" || true
  grep -qF "https://$address" "$dir/kubeconfig" || die 'K3s gave no kubeconfig'
}

## Commands #############################################################################################################

up() {
  (umask 077 && mkdir -p "$dir")
  umask 077
  dir=$(cd "$dir" && pwd)
  trap 'undo' EXIT # a half-started one is of no use
  trap 'exit 130' INT TERM
  [ -n "$image" ] || die "$says_image does not say which image"
  check_docker
  if ! runs; then
    remove
    pull
    start
    await
    write_kubeconfig
    say "ready: $(sed -n 's/^ *server: //p' "$dir/kubeconfig")"
  fi
  rm -f "$dir/docker.err"
  trap - EXIT INT TERM
  echo "$dir/kubeconfig"
}

undo() {
  local status=$?
  trap - EXIT INT TERM
  down
  exit "$status"
}

down() {
  remove
  rmdir "$dir" 2>/dev/null || true # unless somebody else keeps files there
}

remove() {
  if [ -s "$dir/container" ]; then
    docker rm --force --volumes "$(container)" >/dev/null
    say 'removed the container'
  fi
  rm -f "$dir/container" "$dir/docker.err" "$dir/kubeconfig"
}

run() {
  [ $# -gt 0 ] || die 'run COMMAND...: which command?'
  dir=$(mktemp -d "${TMPDIR:-/tmp}/netpol-k3s-XXXXXX")
  NETPOL_TEST_KUBECONFIG=$("${BASH_SOURCE[0]}" up --dir "$dir")
  export NETPOL_TEST_KUBECONFIG
  trap 'undo' EXIT
  trap 'exit 130' INT TERM
  "$@"
}

command=${1:-help}
[ $# -eq 0 ] || shift
dir=$cache
if [ "$command" = run ]; then run "$@"; exit; fi
while [ $# -gt 0 ]; do
  case $1 in
    --dir) dir=${2:?--dir needs a folder}; shift 2 ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; die "unknown argument: $1" ;;
  esac
done
case $command in
  up) up ;;
  down) down ;;
  help | -h | --help) usage ;;
  *) usage >&2; die "unknown command: $command" ;;
esac
