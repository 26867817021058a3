# Built on the builder's own platform for any other one: docker buildx build --platform linux/amd64,linux/arm64 .
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
# The commit, as --version tells it; .git is not part of the context.
ARG REVISION
WORKDIR /source
COPY . .
# Compiled ahead of time together with what it uses of the runtime, one file: a replica that takes over has to be quick.
RUN dotnet publish src/NetPolOperator -c Release -a "$TARGETARCH" --self-contained true -o /app \
    -p:PublishSingleFile=true -p:PublishTrimmed=true -p:PublishReadyToRun=true -p:PublishReadyToRunComposite=true -p:DebugType=embedded \
    -p:PublishDocumentationFiles=false -p:PublishReferencesDocumentationFiles=false \
    -p:NuGetLockFilePath=obj/publish/packages.lock.json -p:RestoreLockedMode=false -p:SourceRevisionId="$REVISION"

# Chiseled: no shell, no package manager, a user that is not root. The program brings its runtime; this is what that needs.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
LABEL org.opencontainers.image.title="netpol-operator" \
      org.opencontainers.image.description="Turns AppSegments and NamespaceBaselines into NetworkPolicies and keeps them"
COPY --from=build /app/netpol-operator /usr/local/bin/netpol-operator
ENV DOTNET_EnableDiagnostics=0
USER 1654:1654
EXPOSE 8080
ENTRYPOINT ["/usr/local/bin/netpol-operator"]
