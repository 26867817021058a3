#!/usr/bin/env bash
# Checks what the compiler does not: formatting and style of the C# code, the shell scripts, and the manifests with our own linter.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

hack/tools.sh shellcheck
echo 'lint: shell scripts' >&2
shellcheck -x hack/*.sh hack/demo/*.sh .ci/run
echo 'lint: C#' >&2
dotnet format NetPolOperator.sln --verify-no-changes --severity warn
echo 'lint: config/ with bin/netpol' >&2
[ -x bin/netpol ] || hack/build.sh
bin/netpol lint -f config --min-severity warning
