#!/usr/bin/env bash
# A real Kubernetes control plane on loopback, for tests, demo and benchmarks: etcd, kube-apiserver with RBAC on, and
# kube-controller-manager. No node, no kubelet, no network plugin: pods are only objects there.
#
#   hack/control-plane.sh up   [--dir DIR] [--port PORT] [--owner PID]   prints the kubeconfig's path as its last line
#   hack/control-plane.sh down [--dir DIR] [--purge]   stops what `up` started there; --purge removes DIR's contents
#
# `up` on a running DIR is instant; on a stopped one it starts again with the data that is there. Several can run side by
# side, each with a DIR of its own. With --owner it goes, data and all, when that process ends, however it ends.
#
# Where the servers come from, in this order:
#   NETPOL_TEST_KUBECONFIG   an existing cluster: its kubeconfig is printed, nothing is started
#   KUBEBUILDER_ASSETS       a folder with etcd and kube-apiserver (and kube-controller-manager, if there)
#   otherwise                built once from Debian's sources into the cache folder (hack/build-control-plane.sh)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly here
readonly cache=${XDG_CACHE_HOME:-$HOME/.cache}/netpol-operator/control-plane
readonly service_range=10.96.0.0/16
# default/kubernetes must not point to a loopback address (the API refuses that), so it gets one reserved for documentation.
readonly advertise_address=192.0.2.1
readonly start_timeout=120

say() { printf 'control-plane: %s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }
usage() { sed -n '2,/^set -/{/^set -/d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; }

## Processes ############################################################################################################

# Process ids are reused: a process is ours only if it also started when ours did (field 22 of its stat, in clock ticks).
start_time() {
  local -a stat
  stat=("$(cat "/proc/$1/stat" 2>/dev/null)")
  [ -n "${stat[0]}" ] || return 1
  read -r -a stat <<<"${stat##*) }"
  [ "${stat[0]}" != Z ] && echo "${stat[19]}"
}

alive() { # NAME: whether the process that we started under that name still runs
  local pid started
  [ -s "$dir/$1.pid" ] || return 1
  read -r pid started <"$dir/$1.pid"
  [ "$(start_time "$pid")" = "$started" ]
}

launch() { # NAME COMMAND...: in the background, in a session of its own, without our lock
  local name=$1 pid
  shift
  setsid "$@" >"$dir/logs/$name.log" 2>&1 </dev/null 9>&- &
  pid=$!
  disown
  printf '%s %s\n' "$pid" "$(start_time "$pid" || echo gone)" >"$dir/$name.pid"
}

stop() { # NAME
  local pid deadline=$(( SECONDS + 10 ))
  if alive "$1"; then
    read -r pid _ <"$dir/$1.pid"
    kill -TERM "$pid" 2>/dev/null || true
    while alive "$1"; do
      if (( SECONDS >= deadline )); then kill -KILL "$pid" 2>/dev/null || true; fi
      sleep 0.05
    done
    say "stopped $1"
  fi
  rm -f "$dir/$1.pid"
}

## Ports ################################################################################################################

# Below the ephemeral range and the NodePorts. Somebody may still take it before the server does: that is noticed (see
# address_taken) and another one is tried.
free_port() {
  local port
  while :; do
    port=$(( 20000 + (RANDOM * 32768 + RANDOM) % 10000 ))
    (exec 8<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

address_taken() { grep -q 'address already in use' "$dir/logs/$1.log"; }

## Keys and certificates ################################################################################################

certificate() { # NAME SUBJECT EXTENSION-LINES
  local name=$1 subject=$2 extensions=$3
  openssl ecparam -name prime256v1 -genkey -noout -out "$dir/pki/$name.key"
  openssl req -new -key "$dir/pki/$name.key" -subj "$subject" -out "$dir/pki/$name.csr"
  openssl x509 -req -in "$dir/pki/$name.csr" -CA "$dir/pki/ca.crt" -CAkey "$dir/pki/ca.key" -CAcreateserial -sha256 \
    -days 3650 -extfile <(printf '%s\n' "$extensions") -out "$dir/pki/$name.crt" 2>/dev/null
  rm -f "$dir/pki/$name.csr"
}

make_keys() {
  [ -e "$dir/pki/done" ] && return
  rm -rf "$dir/pki" && mkdir -p "$dir/pki"
  openssl ecparam -name prime256v1 -genkey -noout -out "$dir/pki/ca.key"
  openssl req -x509 -new -key "$dir/pki/ca.key" -subj '/CN=netpol-control-plane' -sha256 -days 3650 -out "$dir/pki/ca.crt" \
    -addext 'keyUsage=critical,keyCertSign,cRLSign,digitalSignature'
  certificate apiserver '/CN=kube-apiserver' "keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth
subjectAltName=IP:127.0.0.1,IP:${service_range%.*.*}.0.1,DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc"
  certificate admin '/O=system:masters/CN=admin' "keyUsage=critical,digitalSignature
extendedKeyUsage=clientAuth"
  openssl ecparam -name prime256v1 -genkey -noout -out "$dir/pki/service-account.key"
  openssl ec -in "$dir/pki/service-account.key" -pubout -out "$dir/pki/service-account.pub" 2>/dev/null
  touch "$dir/pki/done"
}

write_kubeconfig() { # PORT
  local pki=$dir/pki
  cat >"$dir/kubeconfig.new" <<YAML
apiVersion: v1
kind: Config
clusters:
- name: netpol
  cluster:
    server: https://127.0.0.1:$1
    certificate-authority-data: $(base64 -w 0 "$pki/ca.crt")
users:
- name: admin
  user:
    client-certificate-data: $(base64 -w 0 "$pki/admin.crt")
    client-key-data: $(base64 -w 0 "$pki/admin.key")
contexts:
- name: netpol
  context: {cluster: netpol, user: admin}
current-context: netpol
YAML
  mv "$dir/kubeconfig.new" "$dir/kubeconfig"
}

## The three servers ####################################################################################################

get() { # PATH: answers whether the API server gives 200 there
  curl --silent --fail --noproxy '*' --max-time 5 --output /dev/null --cacert "$dir/pki/ca.crt" --cert "$dir/pki/admin.crt" \
    --key "$dir/pki/admin.key" "https://127.0.0.1:$(cat "$dir/port")$1"
}

await() { # NAME PROBE...: polls until the probe holds; fails at once where the process has ended
  local name=$1 deadline=$(( SECONDS + start_timeout ))
  shift
  until "$@"; do
    alive "$name" || return 1
    (( SECONDS < deadline )) || die "$name: not ready after $start_timeout s; see $dir/logs/$name.log"
    sleep 0.05
  done
}

# Starts a server with the port that it had before, else with a free one; with another one if somebody was quicker. A port
# that was asked for is not replaced.
with_port() { # NAME FIXED-PORT PORT-FILE START-FUNCTION PROBE...
  local name=$1 fixed=$2 port_file=$dir/$3 start=$4 port
  shift 4
  port=${fixed:-$(cat "$port_file" 2>/dev/null || free_port)}
  for _ in 1 2 3 4 5 6 7 8; do
    echo "$port" >"$port_file"
    "$start" "$port"
    await "$name" "$@" && return
    if [ -n "$fixed" ] || ! address_taken "$name"; then break; fi
    port=$(free_port)
  done
  tail -n 15 "$dir/logs/$name.log" >&2
  die "$name: did not start; see $dir/logs/$name.log"
}

supports() { grep -qe "$2\b" <<<"$("$bin/$1" --help 2>&1)"; } # SERVER FLAG

etcd_ready() { curl --silent --fail --noproxy '*' --max-time 2 --output /dev/null "http://127.0.0.1:$(cat "$dir/etcd.port")/health"; }

# One member never talks to a peer, so the peer URL only has to be free: etcd takes any port for it.
start_etcd() {
  local options=()
  # Nothing here is worth a disk flush for each write.
  if supports etcd --unsafe-no-fsync; then options+=(--unsafe-no-fsync); fi
  launch etcd "$bin/etcd" --name=default --data-dir="$dir/etcd" --listen-client-urls="http://127.0.0.1:$1" \
    --advertise-client-urls="http://127.0.0.1:$1" --listen-peer-urls=http://127.0.0.1:0 \
    --initial-advertise-peer-urls=http://127.0.0.1:0 --initial-cluster=default=http://127.0.0.1:0 "${options[@]}"
}

# The ServiceAccount admission plugin is off, as in envtest: pods can be created right after their namespace.
start_kube_apiserver() {
  launch kube-apiserver "$bin/kube-apiserver" --etcd-servers="http://127.0.0.1:$(cat "$dir/etcd.port")" \
    --bind-address=127.0.0.1 --secure-port="$1" --advertise-address="$advertise_address" \
    --service-cluster-ip-range="$service_range" --authorization-mode=RBAC --anonymous-auth=false \
    --disable-admission-plugins=ServiceAccount --allow-privileged=true --cert-dir="$dir/pki" \
    --client-ca-file="$dir/pki/ca.crt" --tls-cert-file="$dir/pki/apiserver.crt" --tls-private-key-file="$dir/pki/apiserver.key" \
    --service-account-issuer=https://kubernetes.default.svc --service-account-key-file="$dir/pki/service-account.pub" \
    --service-account-signing-key-file="$dir/pki/service-account.key"
}

# Without nodes the controllers that look after them would only remove things (podgc: pods whose node does not exist).
start_controller_manager() {
  local options=()
  # Until 1.23 the insecure port is open unless told otherwise.
  if supports kube-controller-manager '--port int'; then options+=(--port=0); fi
  launch kube-controller-manager "$bin/kube-controller-manager" --kubeconfig="$dir/kubeconfig" --secure-port=0 \
    --leader-elect=false --service-account-private-key-file="$dir/pki/service-account.key" --root-ca-file="$dir/pki/ca.crt" \
    --cluster-signing-cert-file="$dir/pki/ca.crt" --cluster-signing-key-file="$dir/pki/ca.key" \
    --kube-api-qps=500 --kube-api-burst=1000 "${options[@]}" \
    --controllers=namespace,garbagecollector,serviceaccount,serviceaccount-token,root-ca-cert-publisher,clusterrole-aggregation,endpoint,endpointslice,endpointslicemirroring,replicaset,deployment,statefulset,daemonset,job
}

controllers_ready() { get /api/v1/namespaces/default/serviceaccounts/default; }

# A process that waits for the owner's end and cleans up then.
watch_owner() {
  local started
  started=$(start_time "$owner") || die "--owner $owner: no such process"
  # shellcheck disable=SC2016 # the inner shell expands it
  launch owner-watch bash -c 'while [ "$(sed "s/.*) //" "/proc/$2/stat" 2>/dev/null | cut -d" " -f20)" = "$3" ]; do sleep 0.5; done
    exec "$1" down --dir "$4" --purge' owner-watch "$here/control-plane.sh" "$owner" "$started" "$dir"
}

## Commands #############################################################################################################

find_binaries() {
  if [ -n "${KUBEBUILDER_ASSETS:-}" ]; then
    bin=$KUBEBUILDER_ASSETS
    if [ ! -x "$bin/etcd" ] || [ ! -x "$bin/kube-apiserver" ]; then die "KUBEBUILDER_ASSETS=$bin: no etcd and kube-apiserver there"; fi
  else
    "$here/build-control-plane.sh" "$cache"
    bin=$cache/bin
  fi
}

up() {
  if [ -n "${NETPOL_TEST_KUBECONFIG:-}" ]; then
    [ -r "$NETPOL_TEST_KUBECONFIG" ] || die "NETPOL_TEST_KUBECONFIG=$NETPOL_TEST_KUBECONFIG cannot be read"
    say 'using the cluster of NETPOL_TEST_KUBECONFIG'
    echo "$NETPOL_TEST_KUBECONFIG"
    return
  fi
  "$here/tools.sh" openssl curl flock setsid
  (umask 077 && mkdir -p "$dir/logs")
  dir=$(cd "$dir" && pwd)
  exec 9>"$dir/lock"
  flock 9 # somebody else may be bringing up the same one
  umask 077
  find_binaries
  local manager=
  if [ -x "$bin/kube-controller-manager" ]; then manager=1; fi
  if alive etcd && alive kube-apiserver && { [ -z "$manager" ] || alive kube-controller-manager; } && get /readyz \
    && [ "${port:-$(cat "$dir/port")}" = "$(cat "$dir/port")" ]; then
    echo "$dir/kubeconfig"
    return
  fi
  stop_all
  trap 'stop_all' ERR EXIT # a half-started one is of no use
  say "starting $("$bin/kube-apiserver" --version) in $dir"
  make_keys
  with_port etcd '' etcd.port start_etcd etcd_ready
  with_port kube-apiserver "$port" port start_kube_apiserver get /readyz
  write_kubeconfig "$(cat "$dir/port")"
  if [ -n "$manager" ]; then
    start_controller_manager
    await kube-controller-manager controllers_ready \
      || { tail -n 15 "$dir/logs/kube-controller-manager.log" >&2; die 'kube-controller-manager: did not start'; }
  else
    say 'no kube-controller-manager there: namespaces will not finish, owners will not take their objects along'
  fi
  trap - ERR EXIT
  if [ -n "$owner" ]; then watch_owner; fi
  say "ready: https://127.0.0.1:$(cat "$dir/port")"
  echo "$dir/kubeconfig"
}

stop_all() {
  local name
  for name in kube-controller-manager kube-apiserver etcd; do stop "$name"; done
}

down() {
  [ -d "$dir" ] || { say "nothing in $dir"; return; }
  exec 9>"$dir/lock"
  flock 9
  stop_all
  if [ -n "$purge" ]; then
    rm -rf "${dir:?}"/{etcd,pki,logs,kubeconfig,port,etcd.port,owner-watch.pid,lock}
    rmdir "$dir" 2>/dev/null || true # unless somebody else keeps files there
  fi
}

command=${1:-help}
[ $# -eq 0 ] || shift
dir=$cache/default port='' owner='' purge='' bin=''
while [ $# -gt 0 ]; do
  case $1 in
    --dir) dir=${2:?--dir needs a folder}; shift 2 ;;
    --port) port=${2:?--port needs a number}; shift 2 ;;
    --owner) owner=${2:?--owner needs a process id}; shift 2 ;;
    --purge) purge=1; shift ;;
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
