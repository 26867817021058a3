#!/usr/bin/env bash
# Installs the operator into the cluster that kubectl points to, or removes it.
#
#   IMAGE=registry.example.com/netpol-operator:0.1.0 hack/deploy.sh up
#   hack/deploy.sh down            the CRDs stay, and with them every AppSegment and its policies
#   PURGE=1 hack/deploy.sh down    all of it
# TIMEOUT is how long the pods may take to come up (180s).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
hack/tools.sh kubectl

readonly image=${IMAGE:-netpol-operator:0.1.0}
readonly timeout=${TIMEOUT:-180s}
say() { printf 'deploy: %s\n' "$*" >&2; }

# The API server's minor version; some say 27+.
minor() { kubectl get --raw /version | sed -n 's/.*"minor": *"\([0-9]*\).*/\1/p'; }

explain() {
  say "the operator did not come up within $timeout. Its pods, and what the cluster says about them:"
  kubectl get pods -n netpol-system -o wide >&2
  kubectl get events -n netpol-system --field-selector type=Warning --sort-by=.lastTimestamp >&2
  if [ -z "$(kubectl get nodes -o name)" ]; then
    say 'the cluster has no nodes: nothing can run there'
  else
    say "most often the nodes cannot pull $image: push it to where they can, and give that name as IMAGE"
  fi
  exit 1
}

case ${1:-} in
  up)
    # CEL rules in CRDs are known from 1.25 on; before that the operator alone checks what they say.
    validate=true
    if [ "$(minor)" -lt 25 ]; then validate=false; fi
    say "context $(kubectl config current-context), image $image"
    kubectl kustomize . | sed "s|image: netpol-operator:0.1.0\$|image: $image|" | kubectl apply --validate="$validate" -f -
    kubectl rollout status -n netpol-system deployment/netpol-operator --timeout="$timeout" || explain
    ;;
  down)
    kubectl delete -k config/manager --ignore-not-found
    kubectl delete -k config/rbac --ignore-not-found
    if [ -n "${PURGE:-}" ]; then kubectl delete -k crds --ignore-not-found; fi
    ;;
  *)
    say 'usage: hack/deploy.sh up|down'
    exit 2
    ;;
esac
