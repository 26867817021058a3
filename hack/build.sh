#!/usr/bin/env bash
# Puts runnable programs into bin/: netpol-operator and netpol, each one file, compiled ahead of time for this machine so that
# they start quickly. They need the .NET runtime that comes with the SDK.
#
#   hack/build.sh [OUTPUT-FOLDER]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly output=${1:-bin}
# Intermediate and lock files of their own: with a runtime identifier the package graph is another one than that of the tests.
readonly options=(-c Release --use-current-runtime --self-contained false -v quiet --nologo
  -p:PublishSingleFile=true -p:PublishReadyToRun=true -p:DebugType=embedded -p:GenerateDocumentationFile=true
  -p:PublishDocumentationFiles=false -p:PublishReferencesDocumentationFiles=false
  -p:BaseIntermediateOutputPath=obj/publish/ -p:BaseOutputPath=bin/publish/
  -p:NuGetLockFilePath=obj/publish/packages.lock.json -p:RestoreLockedMode=false)

mkdir -p "$output"
for project in NetPolOperator NetPolOperator.Cli; do
  if [ -d "src/$project" ]; then
    printf 'build: %s\n' "$project" >&2
    dotnet publish "src/$project" "${options[@]}" -o "$output"
  fi
done
