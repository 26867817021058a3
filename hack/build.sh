#!/usr/bin/env bash
# Puts runnable programs into bin/: netpol-operator and netpol, each one file, compiled ahead of time for this machine so that
# they start quickly. netpol needs the .NET runtime that comes with the SDK; the operator brings its own (docs/adr/0008).
#
#   hack/build.sh [OUTPUT-FOLDER [PROJECT...]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly output=${1:-bin}
# Intermediate and lock files of their own: with a runtime identifier the package graph is another one than that of the tests.
readonly options=(-c Release --use-current-runtime -v quiet --nologo
  -p:PublishSingleFile=true -p:PublishReadyToRun=true -p:DebugType=embedded -p:GenerateDocumentationFile=true
  -p:PublishDocumentationFiles=false -p:PublishReferencesDocumentationFiles=false
  -p:BaseIntermediateOutputPath=obj/publish/ -p:BaseOutputPath=bin/publish/
  -p:NuGetLockFilePath=obj/publish/packages.lock.json -p:RestoreLockedMode=false)
# With the runtime and without what is not used of it, compiled as a whole: the Dockerfile says the same.
readonly whole=(--self-contained true -p:PublishTrimmed=true -p:PublishReadyToRunComposite=true)

projects=("${@:2}")
if [ "${#projects[@]}" -eq 0 ]; then projects=(NetPolOperator NetPolOperator.Cli); fi
mkdir -p "$output"
for project in "${projects[@]}"; do
  printf 'build: %s\n' "$project" >&2
  if [ -d "src/$project" ]; then folder=src/$project; else folder=tests/$project; fi
  # The benchmark's bare loop is held against the operator: it is made in the same way.
  form=("${whole[@]}")
  if [ "$project" = NetPolOperator.Cli ]; then form=(--self-contained false); fi
  dotnet publish "$folder" "${options[@]}" "${form[@]}" -o "$output"
done
