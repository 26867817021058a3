#!/usr/bin/env bash
# Shows what the operator does: a cluster, the operator, config/samples, and what comes of them. Cleans up after itself.
#
#   make demo                          with a control plane of its own (no nodes: pods are only objects there)
#   make demo CLUSTER=path/kubeconfig  with a cluster that is there; it must not have the operator or the shop's namespaces yet
#   make demo KEEP=1                   leaves everything running and says how to stop it
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly segments=(edge/web shop/orders shop/payments data/db data/redis)
readonly waiting=shop/reports
dir=$(mktemp -d "${TMPDIR:-/tmp}/netpol-demo-XXXXXX")
operator_pid='' own_cluster='' applied=''

## Output ###############################################################################################################

if [ -t 1 ]; then bold=$(printf '\033[1m') dim=$(printf '\033[2m') plain=$(printf '\033[0m'); else bold='' dim='' plain=''; fi
heading() { printf '\n%s%s%s\n' "$bold" "$*" "$plain"; }
note() { printf '%s%s%s\n' "$dim" "$*" "$plain"; }
say() { printf 'demo: %s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

# Tab-separated lines on standard input, the first one being the header, in columns.
table() {
  awk -F '\t' '
    { rows = NR; if (NF > columns) columns = NF
      for (i = 1; i <= NF; i++) { cell[NR, i] = $i; if (length($i) > width[i]) width[i] = length($i) } }
    END {
      for (r = 1; r <= rows; r++) {
        line = "  "
        for (i = 1; i <= columns; i++) line = line sprintf("%-" width[i] "s  ", cell[r, i])
        sub(/ +$/, "", line); print line
      } }'
}

## Set up and clean up ##################################################################################################

cleanup() {
  local status=$?
  trap - EXIT INT TERM
  if [ "$status" -ne 0 ] && [ -s "$dir/operator.log" ]; then tail -n 20 "$dir/operator.log" >&2; fi
  if [ -n "$KEEP" ] && [ "$status" -eq 0 ]; then keep_hint; exit 0; fi
  if [ -n "$operator_pid" ] && kill "$operator_pid" 2>/dev/null; then wait "$operator_pid" || true; fi
  if [ -n "$own_cluster" ]; then hack/control-plane.sh down --dir "$dir/cluster" --purge
  elif [ -n "$applied" ]; then remove_samples; fi
  rm -rf "$dir"
  exit "$status"
}

remove_samples() {
  say 'removing what the demo applied'
  kubectl delete -k config/samples --ignore-not-found --wait=false >/dev/null
  kubectl delete -k config/rbac --ignore-not-found >/dev/null
  kubectl delete -k crds --ignore-not-found >/dev/null
  kubectl delete -f config/manager/namespace.yaml --ignore-not-found --wait=false >/dev/null
}

keep_hint() {
  heading 'Still running'
  printf '  export KUBECONFIG=%s\n' "$KUBECONFIG"
  printf '  operator: process %s, log %s, metrics http://%s/metrics\n' "$operator_pid" "$dir/operator.log" "$endpoint"
  if [ -n "$own_cluster" ]; then
    printf '  stop:     kill %s; hack/control-plane.sh down --dir %s --purge; rm -r %s\n' "$operator_pid" "$dir/cluster" "$dir"
  else
    printf '  stop:     kill %s; kubectl delete -k config/samples; kubectl delete -k config/rbac; kubectl delete -k crds\n' "$operator_pid"
  fi
  disown "$operator_pid"
}

start_cluster() {
  if [ -z "${NETPOL_TEST_KUBECONFIG:-}" ]; then
    own_cluster=1
    KUBECONFIG=$(hack/control-plane.sh up --dir "$dir/cluster")
  else
    KUBECONFIG=$NETPOL_TEST_KUBECONFIG
  fi
  export KUBECONFIG
  if kubectl get crd appsegments.netpol.io >/dev/null 2>&1; then die 'this cluster has NetPolOperator already; the demo would be in its way'; fi
  local ns
  for ns in edge shop data; do
    if kubectl get namespace "$ns" >/dev/null 2>&1; then die "this cluster has a namespace '$ns' already; the demo leaves it alone"; fi
  done
  applied=1
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

# What a kubelet would report. Only on a control plane of our own, where there is none.
run_pods() {
  local address=10 ns name
  api_patch /api/v1/nodes/demo-node/status '{"status":{"addresses":[{"type":"InternalIP","address":"192.0.2.10"}]}}'
  kubectl get pods -A -o go-template='{{range .items}}{{.metadata.namespace}} {{.metadata.name}}{{"\n"}}{{end}}' | while read -r ns name; do
    address=$(( address + 1 ))
    api_patch "/api/v1/namespaces/$ns/pods/$name/status" \
      "{\"status\":{\"phase\":\"Running\",\"podIP\":\"10.244.0.$address\",\"podIPs\":[{\"ip\":\"10.244.0.$address\"}],\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}"
  done
}

# kubectl before 1.24 cannot patch a status.
api_patch() {
  local pki=$dir/cluster/pki
  curl --silent --show-error --fail --noproxy '*' --output /dev/null --cacert "$pki/ca.crt" --cert "$pki/admin.crt" --key "$pki/admin.key" \
    -X PATCH -H 'Content-Type: application/merge-patch+json' --data "$2" "https://127.0.0.1:$(cat "$dir/cluster/port")$1"
}

connection_state() { # NS/NAME: the states of its connections, one a line
  kubectl get aseg -n "${1%/*}" "${1#*/}" -o go-template='{{range .status.connections}}{{.state}}{{"\n"}}{{end}}' 2>/dev/null
}

audited() { [ -n "$(kubectl get nsb everywhere -o jsonpath='{.status.audit.wouldBlockTotal}')" ]; }

wait_for_segments() {
  local segment deadline=$(( SECONDS + 60 ))
  for segment in "${segments[@]}"; do
    kubectl wait --for=condition=Programmed --timeout=60s -n "${segment%/*}" "aseg/${segment#*/}" >/dev/null
  done
  until connection_state "$waiting" | grep -q AwaitingPeer && ! connection_state shop/orders | grep -qv Established && audited; do
    (( SECONDS < deadline )) || die "the connections of $waiting and shop/orders are not judged as expected"
    sleep 0.2
  done
}

## What there is to see #################################################################################################

show_policies() {
  heading 'The NetworkPolicies that it made'
  { printf 'NAMESPACE\tPOLICY\tFROM\tISOLATES\tRULES IN\tRULES OUT\n'
    kubectl get networkpolicies -A -l app.kubernetes.io/managed-by=netpol-operator -o go-template='{{range .items}}{{.metadata.namespace}}{{"\t"}}{{.metadata.name}}{{"\t"}}{{index .metadata.annotations "netpol.io/source"}}{{"\t"}}{{range .spec.policyTypes}}{{.}} {{end}}{{"\t"}}{{with .spec.ingress}}{{len .}}{{else}}0{{end}}{{"\t"}}{{with .spec.egress}}{{len .}}{{else}}0{{end}}{{"\n"}}{{end}}'
  } | table
}

show_connections() {
  heading 'The state of each declared connection'
  # shellcheck disable=SC2016 # the dollars are the template's
  { printf 'SEGMENT\tRULE\tPEER\tPORTS\tSTATE\n'
    kubectl get aseg -A -o go-template='{{range .items}}{{$ns := .metadata.namespace}}{{$name := .metadata.name}}{{range .status.connections}}{{$ns}}/{{$name}}{{"\t"}}{{.rule}}{{"\t"}}{{.peer}}{{"\t"}}{{.ports}}{{"\t"}}{{.state}}{{"\n"}}{{end}}{{end}}'
  } | table
  note "  $waiting waits for consent: data/db does not allow it."
}

show_segments() {
  heading 'The resources, as kubectl get aseg,nsb -A shows them'
  kubectl get aseg,nsb -A | sed 's/^/  /'
}

show_audit() {
  heading 'Audit: what the baseline "everywhere" would block, had it been told to enforce'
  { printf 'FROM\tTO\tPORTS\n'
    kubectl get nsb everywhere -o go-template='{{range .status.audit.wouldBlock}}{{.from}}{{"\t"}}{{.to}}{{"\t"}}{{.ports}}{{"\n"}}{{end}}' | sed -n '1,5p'
  } | table
  note "  $(kubectl get nsb everywhere -o go-template='{{.status.audit.wouldBlockTotal}} would be blocked, {{.status.audit.wouldAllowTotal}} would stay.')"
}

show_coverage() {
  heading 'Coverage: pods isolated by any policy, by namespace and direction (from /metrics)'
  curl --silent --fail --noproxy '*' "http://$endpoint/metrics" | awk '
    /^netpol_pods\{/ {
      value = $NF; namespace = direction = state = ""
      if (match($0, /namespace="[^"]*"/)) namespace = substr($0, RSTART + 11, RLENGTH - 12)
      if (match($0, /direction="[^"]*"/)) direction = substr($0, RSTART + 11, RLENGTH - 12)
      if (match($0, /state="[^"]*"/)) state = substr($0, RSTART + 7, RLENGTH - 8)
      total[namespace "\t" direction] += value; count[namespace "\t" direction, state] += value
    }
    END {
      print "NAMESPACE\tDIRECTION\tISOLATED\tOPEN\tUNPROTECTABLE\tCOVERED"
      for (key in total) if (total[key] > 0) {
        protectable = total[key] - count[key, "unprotectable"]
        printf "%s\t%d\t%d\t%d\t%s\n", key, count[key, "isolated"], count[key, "open"], count[key, "unprotectable"],
          protectable ? sprintf("%d %%", 100 * count[key, "isolated"] / protectable) : "-" | "sort"
      }
    }' | table
}

# shellcheck disable=SC2016 # the dollars are the template's
database_ingress() { kubectl get networkpolicy -n data aseg-db -o go-template='{{range .spec.ingress}}{{if .from}}from {{range .from}}{{range $k, $v := .namespaceSelector.matchLabels}}{{$v}}{{end}}/{{range $k, $v := .podSelector.matchLabels}}{{$k}}={{$v}}{{end}} {{end}}{{else}}from anyone{{end}}{{end}}'; }

show_drift() {
  heading 'Drift, corrected live: somebody opens the database to everyone'
  local before
  before=$(database_ingress)
  printf '  before  %s\n' "$before"
  printf "  edit    kubectl patch networkpolicy -n data aseg-db --type merge -p '{\"spec\":{\"ingress\":[{}]}}'\n"
  kubectl patch networkpolicy -n data aseg-db --type merge -p '{"spec":{"ingress":[{}]}}' >/dev/null
  local deadline=$(( SECONDS + 30 ))
  until [ "$(kubectl get aseg -n data db -o jsonpath='{.status.drift.corrections}')" = 1 ]; do
    (( SECONDS < deadline )) || die 'the drift was not corrected'
    sleep 0.1
  done
  printf '  after   %s\n' "$(database_ingress)"
  printf '  status  %s\n' "$(kubectl get aseg -n data db -o jsonpath='{.status.drift.lastSummary}')"
  [ "$(database_ingress)" = "$before" ] || die 'the policy is not what it was'
}

show_next_steps() {
  heading 'Go on by hand'
  if [ -n "$KEEP" ]; then printf '  export KUBECONFIG=%s\n' "$KUBECONFIG"; else note '  with make demo KEEP=1, which leaves all of this running:'; fi
  cat <<'STEPS'
  kubectl get aseg,nsb -A                                    # everything at a glance
  kubectl describe aseg -n shop reports                      # why it is not connected, and what to add
  kubectl patch aseg -n data db --type json -p \
    '[{"op":"add","path":"/spec/allowFrom/-","value":{"segment":{"name":"reports","namespace":"shop"}}}]'
                                                             # give consent, and watch it become Established
  kubectl get nsb everywhere -o yaml                         # in Audit: what Enforce would block, before anything is blocked
  kubectl patch nsb everywhere --type merge -p '{"spec":{"mode":"Enforce"}}'
  kubectl get networkpolicy -n data aseg-db -o yaml          # which rule came from which field: see its annotations
  kubectl create namespace next && kubectl label namespace next app.kubernetes.io/part-of=shop
                                                             # a new namespace is closed at once
STEPS
}

## The demo #############################################################################################################

KEEP=${KEEP:-}
endpoint=''
trap cleanup EXIT
trap 'exit 130' INT TERM
hack/tools.sh kubectl curl
start_cluster
say 'installing CRDs and rights'
install
say 'starting the operator, with the rights of config/rbac and nothing more'
start_operator
say 'applying config/samples'
if [ -n "$own_cluster" ]; then kubectl apply -f hack/demo/cluster.yaml >/dev/null 2>&1; fi
kubectl apply -k config/samples >/dev/null
if [ -n "$own_cluster" ]; then run_pods; fi
wait_for_segments
if [ -n "$own_cluster" ]; then
  note 'This cluster is a control plane without nodes: its pods are objects whose status the demo fills in, and nothing enforces'
  note 'policies. All that the operator does is the same on any cluster.'
fi
show_segments
show_policies
show_connections
show_audit
show_coverage
show_drift
show_next_steps
