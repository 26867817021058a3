# shellcheck shell=bash
# shellcheck disable=SC2154 # what both parts share is set by hack/demo.sh and by the other part
# Sourced by hack/demo.sh: what there is to see, in at most 80 columns.

if [ -t 1 ]; then bold=$(printf '\033[1m') dim=$(printf '\033[2m') plain=$(printf '\033[0m'); else bold='' dim='' plain=''; fi
heading() { printf '\n%s%s%s\n' "$bold" "$*" "$plain"; }
note() { printf '%s%s%s\n' "$dim" "$*" "$plain"; }

# Tab-separated lines on standard input, the first one being the header, in columns. A cell that is longer than its column's
# limit (0: none) is cut.
table() { # [LIMIT...]
  awk -F '\t' -v limits="$*" '
    BEGIN { split(limits, limit, " ") }
    { if (NF > columns) columns = NF
      for (i = 1; i <= NF; i++) {
        cell[NR, i] = $i
        size = length($i); if (limit[i] && size > limit[i]) size = limit[i]
        if (size > width[i]) width[i] = size
      } }
    END {
      for (r = 1; r <= NR; r++) {
        line = "  "
        for (i = 1; i <= columns; i++) {
          text = cell[r, i]
          if (limit[i] && length(text) > limit[i]) line = line substr(text, 1, limit[i] - 3) "...  "
          else line = line sprintf("%-" width[i] "s  ", text)
        }
        sub(/ +$/, "", line); print line
      } }'
}

# Standard input as a paragraph, each line of it behind so many blanks.
paragraph() { # INDENT
  fold -s -w $(( 78 - $1 )) | sed "s/ *\$//; s/^/$(printf '%*s' "$1" '')/"
}

indent() { sed 's/^\(.\)/  \1/'; }

show_all() {
  if [ -n "$bare" ]; then
    note 'This cluster is a control plane without nodes: its pods are objects whose status'
    note 'the demo fills in, and nothing enforces policies. All that the operator does is'
    note 'the same on any cluster.'
  fi
  show_resources
  show_policies
  show_connections
  show_audit
  show_coverage
  show_drift
  show_next_steps
}

show_resources() {
  heading 'The resources, as kubectl get aseg -A and kubectl get nsb show them'
  kubectl get aseg -A | indent
  echo
  kubectl get nsb | indent
}

show_policies() {
  heading 'The NetworkPolicies that it made, and how many rules they have in and out'
  # shellcheck disable=SC2016 # the dollars are the template's
  { printf 'NAMESPACE\tPOLICY\tFROM\tISOLATES\tIN\tOUT\n'
    kubectl get networkpolicies -A -l app.kubernetes.io/managed-by=netpol-operator -o go-template='{{range .items}}{{.metadata.namespace}}{{"\t"}}{{.metadata.name}}{{"\t"}}{{index .metadata.annotations "netpol.io/source"}}{{"\t"}}{{range $i, $type := .spec.policyTypes}}{{if $i}} {{end}}{{$type}}{{end}}{{"\t"}}{{with .spec.ingress}}{{len .}}{{else}}0{{end}}{{"\t"}}{{with .spec.egress}}{{len .}}{{else}}0{{end}}{{"\n"}}{{end}}'
  } | table
}

show_connections() {
  heading 'The state of each declared connection'
  # shellcheck disable=SC2016 # the dollars are the template's
  { printf 'SEGMENT\tRULE\tPEER\tPORTS\tSTATE\n'
    kubectl get aseg -A -o go-template='{{range .items}}{{$ns := .metadata.namespace}}{{$name := .metadata.name}}{{range .status.connections}}{{$ns}}/{{$name}}{{"\t"}}{{.rule}}{{"\t"}}{{.peer}}{{"\t"}}{{.ports}}{{"\t"}}{{.state}}{{"\n"}}{{end}}{{end}}'
  } | table 0 0 24 9
  printf '\n  What %s waits for, as its status says:\n' "$waiting"
  kubectl get aseg -n "${waiting%/*}" "${waiting#*/}" -o go-template='{{range .status.connections}}{{if eq .state "AwaitingPeer"}}{{.message}}{{"\n"}}{{end}}{{end}}' \
    | paragraph 4
}

show_audit() {
  local rows=5 listed
  heading 'Audit: what the baseline "everywhere" would block if it were told to enforce'
  listed=$(kubectl get nsb everywhere -o go-template='{{range .status.audit.wouldBlock}}{{.from}}{{"\t"}}{{.to}}{{"\t"}}{{.ports}}{{"\n"}}{{end}}' | sed 's/\[[A-Za-z]*\]//g')
  { printf 'FROM\tTO\tPORTS\n'; head -n "$rows" <<<"$listed"; } | table 26 26 22
  kubectl get nsb everywhere -o go-template='{{.status.audit.wouldBlockTotal}} {{.status.audit.wouldAllowTotal}}{{"\n"}}' | {
    read -r block allow
    if (( block > rows )); then printf '  and %d more\n' $(( block - rows )); fi
    note "  $block connections would be blocked, $allow would stay."
  }
}

show_coverage() {
  heading 'Coverage: pods that policies isolate, by namespace (from /metrics)'
  curl --silent --fail --noproxy '*' "http://$endpoint/metrics" | awk '
    function label(name) { return match($0, name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 2, RLENGTH - length(name) - 3) : "" }
    function covered(ns, direction,   pods) {
      pods = count[ns, direction, "isolated"] + count[ns, direction, "open"]
      return pods ? sprintf("%d of %d, %d %%", count[ns, direction, "isolated"], pods, 100 * count[ns, direction, "isolated"] / pods) : "-"
    }
    /^netpol_pods\{/ { ns = label("namespace"); total[ns] += $NF; count[ns, label("direction"), label("state")] += $NF }
    END {
      print "NAMESPACE\tINGRESS\tEGRESS\tUNPROTECTABLE"
      for (ns in total) if (total[ns] > 0)
        printf "%s\t%s\t%s\t%d\n", ns, covered(ns, "ingress"), covered(ns, "egress"), count[ns, "ingress", "unprotectable"] | "sort"
    }' | table 30
}

# Who may call the database, as its live policy has it: a line.
# shellcheck disable=SC2016 # the dollars are the template's
readonly callers='{{range .spec.ingress}}{{if .from}}from{{range .from}} {{range $k, $v := .namespaceSelector.matchLabels}}{{$v}}{{end}}/{{range $k, $v := .podSelector.matchLabels}}{{$k}}={{$v}}{{end}}{{end}}{{else}}from anyone{{end}}{{end}}{{"\n"}}'

# The clock is read when a watch tells of the edit, and again when it tells of the correction.
show_drift() {
  local watch watch_pid before now typed edited restored
  heading 'Drift, corrected live: somebody opens the database to everyone'
  exec {watch}< <(exec kubectl get networkpolicy -n data aseg-db --watch -o go-template="$callers")
  watch_pid=$!
  read -r -t 30 -u "$watch" before || die 'the policy of data/db cannot be watched'
  printf '  before  %s\n' "$before"
  printf '  edit    kubectl patch networkpolicy -n data aseg-db --type merge \\\n'
  printf "            -p '{\"spec\":{\"ingress\":[{}]}}'\n"
  typed=${EPOCHREALTIME/[.,]/}
  kubectl patch networkpolicy -n data aseg-db --type merge -p '{"spec":{"ingress":[{}]}}' >/dev/null &
  now=$before
  while [ "$now" = "$before" ]; do read -r -t 30 -u "$watch" now || die 'the edit was not seen'; done
  edited=${EPOCHREALTIME/[.,]/}
  printf '  then    %s\n' "$now"
  until [ "$now" = "$before" ]; do read -r -t 30 -u "$watch" now || die 'the drift was not corrected'; done
  restored=${EPOCHREALTIME/[.,]/}
  kill "$watch_pid"
  exec {watch}<&-
  printf '  after   %s, %d ms later\n' "$now" $(( (restored - edited) / 1000 ))
  note "  (as kubectl get --watch saw both; $(( (restored - typed) / 1000 )) ms, starting kubectl patch included)"
  show_drift_status
}

show_drift_status() {
  local deadline=$(( SECONDS + 30 ))
  until [ "$(kubectl get aseg -n data db -o jsonpath='{.status.drift.corrections}')" = 1 ]; do
    (( SECONDS < deadline )) || die 'the status of data/db does not tell of the correction'
    sleep 0.1
  done
  printf '\n  What the status of data/db keeps of it:\n'
  kubectl get aseg -n data db -o go-template='{{.status.drift.lastSummary}}{{"\n"}}' | paragraph 4
}

show_next_steps() {
  heading 'Go on by hand'
  if [ -n "$KEEP" ]; then printf '  export KUBECONFIG=%s\n' "$KUBECONFIG"; else note '  with make demo KEEP=1, which leaves all of this running:'; fi
  cat <<'STEPS'

  # everything at a glance; then why one is not connected, and what to add
  kubectl get aseg,nsb -A
  kubectl describe aseg -n shop reports

  # give consent, and see it become Established
  kubectl patch aseg -n data db --type json -p '[{"op":"add",
    "path":"/spec/allowFrom/-",
    "value":{"segment":{"name":"reports","namespace":"shop"}}}]'
  kubectl describe aseg -n shop reports

  # which rule came from which field: the policy's annotations tell
  kubectl get networkpolicy -n data aseg-db -o yaml

  # a new namespace is closed at once
  kubectl create namespace next
  kubectl label namespace next app.kubernetes.io/part-of=shop
  kubectl get networkpolicies -n next
  kubectl delete namespace next

  # in Audit: what Enforce would block, before anything is; then enforce it
  kubectl get nsb everywhere -o yaml
  kubectl patch nsb everywhere --type merge -p '{"spec":{"mode":"Enforce"}}'
STEPS
}
