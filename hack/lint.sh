#!/usr/bin/env bash
# Checks what the compiler does not: formatting and style of the C# code, the shell scripts, and the manifests with our own linter.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

hack/tools.sh shellcheck
echo 'lint: shell scripts' >&2
shellcheck hack/*.sh .ci/run
echo 'lint: C#' >&2
dotnet format NetPolOperator.sln --verify-no-changes --severity warn
if [ -x bin/netpol ]; then
  echo 'lint: config/ with bin/netpol' >&2
  bin/netpol lint -f config
fi
