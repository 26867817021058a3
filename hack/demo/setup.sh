# shellcheck shell=bash
# shellcheck disable=SC2154 # what both parts share is set by hack/demo.sh and by the other part
# Sourced by hack/demo.sh: what the demo starts and applies, and how that goes again.

KEEP=${KEEP:-}
dir=''          # all files of this run
cluster=''      # own: a control plane that we started; k3s: K3s that we started; given: somebody else's
bare=''         # set where it has no nodes: its pods are then only objects, and the demo makes up what a node would report
applied=''      # set once the cluster holds something of ours
operator_pid='' endpoint=''

## Start ################################################################################################################

start_cluster() {
  if [ "${CLUSTER:-}" = k3s ]; then
    cluster=k3s KUBECONFIG=$(hack/k3s.sh up --dir "$dir/cluster")
  elif [ -n "${NETPOL_TEST_KUBECONFIG:-}" ]; then
    cluster=given KUBECONFIG=$NETPOL_TEST_KUBECONFIG
  else
    cluster=own KUBECONFIG=$(hack/control-plane.sh up --dir "$dir/cluster")
  fi
  export KUBECONFIG
  kubectl get --raw /version >/dev/null || die "the cluster of $KUBECONFIG does not answer"
  if [ -z "$(kubectl get nodes -o name)" ]; then bare=1; fi
  refuse_what_is_there
  applied=1
}

namespaces() { echo edge shop data netpol-system ${bare:+ingress-nginx monitoring}; }

refuse_what_is_there() {
  local ns
  if kubectl get crd appsegments.netpol.io >/dev/null 2>&1; then die 'this cluster has NetPolOperator already; the demo would be in its way'; fi
  for ns in $(namespaces); do
    if kubectl get namespace "$ns" >/dev/null 2>&1; then die "this cluster has a namespace '$ns' already; the demo leaves it alone"; fi
  done
}

# Before 1.25 the API server knows no CEL rules in CRDs, and kubectl would refuse them.
install() {
  kubectl apply --validate=false -k crds >/dev/null
  kubectl apply -f config/manager/namespace.yaml >/dev/null
  kubectl apply -k config/rbac >/dev/null
  until kubectl get aseg -A >/dev/null 2>&1; do sleep 0.2; done
}

# The operator gets a token of the ServiceAccount that config/rbac ships: it can do what that allows and nothing more.
operator_kubeconfig() {
  local token config=$dir/operator.kubeconfig
  token=$(printf '{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"expirationSeconds":86400}}' \
    | kubectl create --raw /api/v1/namespaces/netpol-system/serviceaccounts/netpol-operator/token -f - \
    | sed -n 's/.*"token":"\([^"]*\)".*/\1/p')
  [ -n "$token" ] || die 'the cluster gave no token for the ServiceAccount'
  kubectl config view --raw --minify --flatten >"$config"
  local cluster
  cluster=$(KUBECONFIG=$config kubectl config view -o jsonpath='{.clusters[0].name}')
  KUBECONFIG=$config kubectl config set-credentials demo-operator --token="$token" >/dev/null
  KUBECONFIG=$config kubectl config set-context demo-operator --cluster="$cluster" --user=demo-operator >/dev/null
  KUBECONFIG=$config kubectl config use-context demo-operator >/dev/null
  echo "$config"
}

start_operator() {
  local port config
  config=$(operator_kubeconfig)
  # The program needs the runtime of the SDK that built it, wherever that is.
  export DOTNET_ROOT=${DOTNET_ROOT:-$(dirname "$(readlink -f "$(command -v dotnet)")")}
  for _ in 1 2 3 4 5; do
    port=$(( 30800 + RANDOM % 1000 )) endpoint=127.0.0.1:$port
    NETPOL_OPERATOR_NAMESPACE=netpol-system bin/netpol-operator --kubeconfig "$config" --bind-address "$endpoint" >"$dir/operator.log" 2>&1 &
    operator_pid=$!
    until curl --silent --fail --noproxy '*' --output /dev/null "http://$endpoint/readyz"; do
      kill -0 "$operator_pid" 2>/dev/null || break
      sleep 0.1
    done
    if kill -0 "$operator_pid" 2>/dev/null; then return; fi
    grep -qi 'address already in use' "$dir/operator.log" || break
  done
  die 'the operator did not start'
}

apply_samples() {
  if [ -z "$bare" ]; then kubectl apply -k config/samples >/dev/null; return; fi
  kubectl label namespace kube-system kubernetes.io/metadata.name=kube-system --overwrite >/dev/null # not set before 1.21
  kubectl apply -f hack/demo/cluster.yaml >/dev/null
  # Nobody schedules them. And no kubelet would ever tell that they have ended: without a grace period nobody waits for that.
  kubectl kustomize config/samples \
    | sed 's/^  automountServiceAccountToken: false$/&\n  nodeName: demo-node\n  terminationGracePeriodSeconds: 0/' \
    | kubectl apply -f - >/dev/null
  report_as_kubelet
}

# kubectl before 1.24 cannot patch a status, so its proxy has to do.
report_as_kubelet() {
  local api proxy started address=10 ns name container image
  exec {proxy}< <(exec kubectl proxy --port=0)
  local proxy_pid=$!
  read -r -u "$proxy" api || die 'kubectl proxy does not start'
  api=http://${api##* }
  started=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  patch_status "$api/api/v1/nodes/demo-node" \
    '{"addresses":[{"type":"InternalIP","address":"192.0.2.10"}],"conditions":[{"type":"Ready","status":"True","reason":"KubeletReady"}]}'
  while read -r ns name container image; do
    address=$(( address + 1 ))
    patch_status "$api/api/v1/namespaces/$ns/pods/$name" \
      "{\"phase\":\"Running\",\"startTime\":\"$started\",\"podIP\":\"10.244.0.$address\",\"podIPs\":[{\"ip\":\"10.244.0.$address\"}],
        \"conditions\":[{\"type\":\"PodScheduled\",\"status\":\"True\"},{\"type\":\"Ready\",\"status\":\"True\"}],
        \"containerStatuses\":[{\"name\":\"$container\",\"image\":\"$image\",\"imageID\":\"\",\"ready\":true,\"started\":true,
          \"restartCount\":0,\"state\":{\"running\":{\"startedAt\":\"$started\"}}}]}"
  done < <(kubectl get pods -A --field-selector spec.nodeName=demo-node -o go-template='{{range .items}}{{.metadata.namespace}} {{.metadata.name}}{{range .spec.containers}} {{.name}} {{.image}}{{end}}{{"\n"}}{{end}}')
  kill "$proxy_pid"
  exec {proxy}<&-
}

patch_status() { # URL STATUS
  curl --silent --show-error --fail --noproxy '*' --output /dev/null -X PATCH -H 'Content-Type: application/merge-patch+json' \
    --data "{\"status\":$2}" "$1/status"
}

## Wait #################################################################################################################

connection_state() { # NS/NAME: the states of its connections, one a line
  kubectl get aseg -n "${1%/*}" "${1#*/}" -o go-template='{{range .status.connections}}{{.state}}{{"\n"}}{{end}}' 2>/dev/null
}

audited() { [ -n "$(kubectl get nsb everywhere -o jsonpath='{.status.audit.wouldBlockTotal}')" ]; }

wait_for_segments() {
  local segment deadline=$(( SECONDS + 60 ))
  for segment in "${segments[@]}"; do
    kubectl wait --for=condition=Programmed --timeout=60s -n "${segment%/*}" "aseg/${segment#*/}" >/dev/null
  done
  if [ -z "$bare" ]; then
    say 'waiting for the pods of the samples to run'
    deadline=$(( SECONDS + 240 )) # their images may have to be pulled
  fi
  until connection_state "$waiting" | grep -q AwaitingPeer && ! connection_state shop/orders | grep -qv Established && audited; do
    (( SECONDS < deadline )) || die "the connections of $waiting and shop/orders are not judged as expected"
    sleep 0.2
  done
}

## Finish ###############################################################################################################

finish() {
  local status=$?
  trap - EXIT INT TERM
  if [ "$status" -ne 0 ] && [ -s "$dir/operator.log" ]; then tail -n 20 "$dir/operator.log" >&2; fi
  if [ "$status" -eq 0 ] && [ -n "$KEEP" ]; then keep; else tear_down; fi
  exit "$status"
}

keep() {
  local name
  for name in KUBECONFIG cluster bare applied operator_pid; do printf '%s=%q\n' "$name" "${!name}"; done >"$dir/state"
  disown "$operator_pid"
  heading 'Still running'
  printf '  operator  process %s, log in %s\n' "$operator_pid" "$dir/operator.log"
  printf '  metrics   http://%s/metrics\n' "$endpoint"
  printf '  stop      hack/demo.sh stop %s\n' "$dir"
}

tear_down() {
  stop_operator
  case $cluster in
    own) hack/control-plane.sh down --dir "$dir/cluster" --purge ;;
    k3s) hack/k3s.sh down --dir "$dir/cluster" ;;
    given) if [ -n "$applied" ]; then remove_what_was_applied; fi ;;
  esac
  rm -rf "$dir"
}

# Process ids are reused: ours is the one that was started with this folder's kubeconfig.
stop_operator() {
  if [ -n "$operator_pid" ] && grep -qsF "$dir/operator.kubeconfig" "/proc/$operator_pid/cmdline"; then
    kill "$operator_pid"
    timeout 30 tail --pid="$operator_pid" -f /dev/null || say "the operator, process $operator_pid, does not end"
  fi
}

remove_what_was_applied() {
  local ns left=() deadline=$(( SECONDS + 60 ))
  say 'removing what the demo applied'
  kubectl delete -k config/samples --ignore-not-found --wait=false >/dev/null
  if [ -n "$bare" ]; then kubectl delete -f hack/demo/cluster.yaml --ignore-not-found --wait=false >/dev/null; fi
  kubectl delete -k config/rbac --ignore-not-found --wait=false >/dev/null
  kubectl delete -k crds --ignore-not-found --wait=false >/dev/null
  kubectl delete -f config/manager/namespace.yaml --ignore-not-found --wait=false >/dev/null
  for ns in $(namespaces); do left+=("namespace/$ns"); done
  until [ -z "$(kubectl get "${left[@]}" --ignore-not-found -o name)" ]; do
    if (( SECONDS >= deadline )); then say "the cluster is still deleting the namespaces $(namespaces)"; return; fi
    sleep 0.5
  done
}
