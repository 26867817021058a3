#!/usr/bin/env bash
# Runs every test project and closes with one line for all of them: "N passed, N failed".
#
#   hack/test.sh [PROJECT...]     default: every project tests/*Tests
#
# The end-to-end tests need an API server: NETPOL_TEST_KUBECONFIG or KUBEBUILDER_ASSETS name one, otherwise a control plane
# is built once and started for them. On a cluster that is given, too: the tests that kill an API server, or take away what
# everybody there needs, do that to one of their own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly cache=${XDG_CACHE_HOME:-$HOME/.cache}/netpol-operator/control-plane
projects=("$@")
if [ $# -eq 0 ]; then
  for folder in tests/*Tests; do projects+=("${folder#tests/}"); done
fi

say() { printf 'test: %s\n' "$*" >&2; }

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

case " ${projects[*]} " in
  *E2ETests*)
    if [ -n "${NETPOL_TEST_KUBECONFIG:-}" ]; then say "on the cluster of $NETPOL_TEST_KUBECONFIG"; fi
    if [ -z "${KUBEBUILDER_ASSETS:-}" ]; then
      hack/tools.sh openssl curl flock setsid
      hack/build-control-plane.sh "$cache"
    fi ;;
esac
case " ${projects[*]} " in *" NetPolOperator.Tests "*) hack/tools.sh promtool prometheus ;; esac
case " ${projects[*]} " in *" NetPolOperator.Cli.Tests "*) hack/tools.sh chromium ;; esac
say 'building'
dotnet build NetPolOperator.sln -c Release -v quiet --nologo || { say 'it does not build'; echo '0 passed, 1 failed'; exit 1; }

case " ${projects[*]} " in
  *E2ETests*)
    # They run what is shipped, not what lies beside the tests.
    hack/build.sh bin NetPolOperator || { say 'the operator cannot be published'; echo '0 passed, 1 failed'; exit 1; }
    export NETPOL_TEST_OPERATOR=$PWD/bin/netpol-operator ;;
esac

# The end-to-end tests mostly wait for the API server, the others compute: these two go side by side.
run() { # PROJECT
  local status=0
  dotnet test "tests/$1" -c Release --no-build --nologo -v quiet --logger 'console;verbosity=normal' >"$logs/$1.log" 2>&1 || status=$?
  echo "$status" >"$logs/$1.status"
}
run_all() { for project in "$@"; do run "$project"; done; }

end_to_end=() others=()
for project in "${projects[@]}"; do
  case $project in *E2ETests) end_to_end+=("$project") ;; *) others+=("$project") ;; esac
done
say "running ${projects[*]}"
run_all "${end_to_end[@]}" &
run_all "${others[@]}"
wait

# A test host that crashed prints no totals: that counts as one failure.
total() { grep -oE "^ +$1: [0-9]+" "$logs/$2.log" | grep -oE '[0-9]+$' | tail -n 1 || true; }
passed=0 failed=0
for project in "${projects[@]}"; do
  ok=$(total Passed "$project") bad=$(total Failed "$project") skipped=$(total Skipped "$project") status=$(cat "$logs/$project.status")
  if [ "$status" -ne 0 ]; then
    # Everything but the tests that passed.
    grep -vE '^ +Passed ' "$logs/$project.log" || true
    if [ "${bad:-0}" -eq 0 ]; then bad=1; fi
  fi
  printf '%-28s %5d passed, %d failed%s\n' "$project" "${ok:-0}" "${bad:-0}" "${skipped:+, $skipped skipped}"
  passed=$(( passed + ${ok:-0} )) failed=$(( failed + ${bad:-0} ))
done
# Once more by name: the end of a log is what is left of a long one.
for project in "${projects[@]}"; do grep -hE '^ +Failed .* \[' "$logs/$project.log" || true; done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
