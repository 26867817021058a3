# `make` alone prints what there is to do. The recipes live in hack/, where they can be run on their own, too.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# What the image is called; `make image deploy IMAGE=registry.example.com/netpol-operator:0.1.0`
IMAGE ?= netpol-operator:0.1.0
# KEEP=1 leaves the demo running.
KEEP ?=
# CLUSTER=path/to/kubeconfig runs demo, tests or benchmarks against that cluster, CLUSTER=k3s against K3s in Docker, started for
# them; without it a control plane is started for them.
CLUSTER ?=
ifeq ($(CLUSTER),k3s)
in_cluster := hack/k3s.sh run
else ifneq ($(CLUSTER),)
export NETPOL_TEST_KUBECONFIG := $(abspath $(or $(wildcard $(CLUSTER)),$(error CLUSTER=$(CLUSTER): there is no such file; give the path of a kubeconfig, or k3s)))
endif
export KEEP IMAGE CLUSTER

export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1

##@ Try it
.PHONY: demo
demo: build ## Start a cluster and the operator, apply config/samples, show what comes of it (KEEP=1 leaves it running)
	@hack/demo.sh

##@ Develop
.PHONY: build test golden-update lint format generate verify bench clean
build: ## Put runnable netpol-operator and netpol into bin/
	@hack/build.sh

test: ## Run every test, the end-to-end ones against a real API server
	@$(in_cluster) hack/test.sh

golden-update: ## Rewrite the expected files of the golden tests from what the code gives now; review the diff
	@NETPOL_GOLDEN_UPDATE=1 hack/test.sh NetPolOperator.Core.Tests NetPolOperator.Cli.Tests NetPolOperator.Tests

lint: ## Check formatting, style, shell scripts and manifests
	@hack/lint.sh

format: ## Put the C# code into shape
	@dotnet format NetPolOperator.sln

generate: ## Write crds/ anew from the C# types
	@hack/generate.sh

verify: ## Fail when crds/ is not what the C# types say
	@hack/verify.sh

bench: build ## Measure the operator beside a bare loop that makes the same writes, and the evaluator
	@$(in_cluster) hack/bench.sh

clean: ## Remove what the build made
	@rm -rf bin src/*/bin src/*/obj src/KubeOps/*/bin src/KubeOps/*/obj tests/*/bin tests/*/obj

##@ Ship
.PHONY: image deploy undeploy
image: ## Build the container image IMAGE
	DOCKER_BUILDKIT=1 docker build --build-arg REVISION="$$(git rev-parse HEAD 2>/dev/null || true)" -t "$(IMAGE)" .

deploy: ## Install CRDs and operator into the cluster that kubectl points to, with the image IMAGE
	@hack/deploy.sh up

undeploy: ## Remove the operator from it; with PURGE=1 the CRDs and every resource of theirs, too
	@hack/deploy.sh down

##@ Help
.PHONY: help
help: ## Print this
	@awk 'BEGIN { FS = ":.*## " } /^##@ / { printf "\n%s\n", substr($$0, 5) } /^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
