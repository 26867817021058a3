#!/usr/bin/env bash
# Shows what the operator does: a cluster, the operator, config/samples, and what comes of them. Cleans up after itself.
#
#   make demo                          with a control plane of its own (no nodes: pods are only objects there)
#   make demo CLUSTER=path/kubeconfig  with a cluster that is there; it must not have the operator or the shop's namespaces yet
#   make demo CLUSTER=k3s              with K3s in Docker (hack/k3s.sh)
#   make demo KEEP=1                   leaves everything running and says how to stop it:
#   hack/demo.sh stop FOLDER           stops and removes that, as the demo does without KEEP
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly segments=(edge/web shop/orders shop/payments data/db data/redis)
readonly waiting=shop/reports

say() { printf 'demo: %s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

# shellcheck source-path=SCRIPTDIR source=demo/setup.sh
source hack/demo/setup.sh
# shellcheck source-path=SCRIPTDIR source=demo/show.sh
source hack/demo/show.sh

stop() { # FOLDER
  dir=$1
  [ -n "$dir" ] || die 'stop FOLDER: the folder that make demo KEEP=1 printed'
  [ -r "$dir/state" ] || die "$dir: no demo was left running there"
  # shellcheck source=/dev/null # written by keep
  source "$dir/state"
  export KUBECONFIG
  tear_down
}

run() {
  dir=$(mktemp -d "${TMPDIR:-/tmp}/netpol-demo-XXXXXX")
  trap finish EXIT
  trap 'exit 130' INT TERM
  hack/tools.sh kubectl curl
  start_cluster
  say 'installing CRDs and rights'
  install
  say 'starting the operator, with the rights of config/rbac and nothing more'
  start_operator
  say 'applying config/samples'
  apply_samples
  wait_for_segments
  show_all
}

case ${1:-} in
  '') run ;;
  stop) stop "${2:-}" ;;
  *) sed -n '2,/^set -/{/^set -/d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
