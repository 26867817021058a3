#!/usr/bin/env bash
# Builds and runs the benchmarks; see tests/NetPolOperator.Benchmarks. Arguments go to the program (--help).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [ -z "${NETPOL_TEST_KUBECONFIG:-}${KUBEBUILDER_ASSETS:-}" ]; then
  hack/tools.sh openssl curl flock setsid
  hack/build-control-plane.sh "${XDG_CACHE_HOME:-$HOME/.cache}/netpol-operator/control-plane"
fi
export DOTNET_ROOT=${DOTNET_ROOT:-$(dirname "$(readlink -f "$(command -v dotnet)")")}
# Published as the operator is: the bare loop must not lose by its start-up.
hack/build.sh bin/bench NetPolOperator.Benchmarks
exec bin/bench/NetPolOperator.Benchmarks "$@"
