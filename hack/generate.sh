#!/usr/bin/env bash
# Writes what is generated from the C# types: the CustomResourceDefinitions in crds/.
# Usage: hack/generate.sh [OUTPUT-FOLDER]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
output="${1:-crds}"

dotnet build hack/CrdGenerator --configuration Release --nologo --verbosity quiet
dotnet run --project hack/CrdGenerator --configuration Release --no-build -- "$output"
