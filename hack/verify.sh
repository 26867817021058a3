#!/usr/bin/env bash
# Fails, with the difference, when a generated file is not what the C# types say. `make generate` puts it right.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
fresh="$(mktemp -d)"
trap 'rm -rf "$fresh"' EXIT

hack/generate.sh "$fresh" > /dev/null
stale=0
for file in "$fresh"/*.yaml; do
  diff -u "crds/$(basename "$file")" "$file" || stale=1
done
for file in crds/netpol.io_*.yaml; do
  [ -e "$fresh/$(basename "$file")" ] || { echo "$file: no type makes this file any more" >&2; stale=1; }
done
[ "$stale" = 0 ] || { echo "crds/ is stale: run make generate and commit the result" >&2; exit 1; }
