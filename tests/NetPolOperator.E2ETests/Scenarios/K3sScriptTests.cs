using System.Diagnostics;
using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.E2ETests.Scenarios;

/// <summary><c>hack/k3s.sh</c> with a docker that only pretends: whatever goes wrong is told in a sentence, and nothing is left behind.</summary>
public sealed class K3sScriptTests : IDisposable
{
    /// <summary>Takes each step that does not fail for done, and notes containers as files.</summary>
    private const string Docker = """
        #!/usr/bin/env bash
        set -euo pipefail
        here=$(dirname "$0") step=$1
        case " ${FAILS:-} " in *" $step "*) echo "docker: $step says no" >&2; exit 1 ;; esac
        case $step in
          image) exit 1 ;; # not there: it is to be pulled
          run)
            while [ "$1" != --cidfile ]; do shift; done
            echo c0ffee >"$2"; touch "$here/c0ffee"
            case " ${FAILS:-} " in *" start "*) echo 'docker: not started' >&2; exit 125 ;; esac ;;
          inspect) case " ${FAILS:-} " in *" ended "*) echo false ;; *) [ -e "$here/${*: -1}" ] && echo true ;; esac ;;
          logs) echo 'no cgroups here' ;;
          port) echo 127.0.0.1:32768 ;;
          rm) rm "$here/${*: -1}" ;;
          exec) case "$*" in
            *readyz*) case " ${FAILS:-} " in *" ready "* | *" ended "*) exit 1 ;; esac ;;
            *nodes*) echo 'c0ffee   Ready   control-plane' ;;
            *endpoints*) echo 10.42.0.2 ;;
            *k3s.yaml) case " ${FAILS:-} " in *" kubeconfig "*) exit 1 ;; *) echo 'server: https://127.0.0.1:6443' ;; esac ;;
          esac ;;
        esac
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("netpol-k3s-").FullName;

    public K3sScriptTests()
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("the script is for bash");
        var docker = Path.Combine(_folder, "docker");
        File.WriteAllText(docker, Docker);
        File.SetUnixFileMode(docker, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private string State => Path.Combine(_folder, "state");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Up_GivesAKubeconfigForThePublishedPort_AndDownRemovesWhatItMade()
    {
        var (status, output, errors) = await RunAsync("", "up", "--dir", State);
        Assert.True(status == 0, errors);
        Assert.Equal(Path.Combine(State, "kubeconfig"), output.TrimEnd());
        Assert.Equal("server: https://127.0.0.1:32768\n", await File.ReadAllTextAsync(output.TrimEnd()));
        Assert.Equal(output, (await RunAsync("run", "up", "--dir", State)).Output); // there already: nothing is run again

        Assert.Equal(0, (await RunAsync("", "down", "--dir", State)).Status);
        AssertNothingIsLeft();
    }

    [Theory]
    [InlineData("version", "Docker does not answer; is it running, and may you use it: docker: version says no")]
    [InlineData("pull", "Docker cannot pull rancher/k3s:")]
    [InlineData("start", "K3s does not start: docker: not started")]
    [InlineData("ended", "K3s has ended; above are its last words")]
    [InlineData("ready", "the API server is not ready after 0 s")]
    [InlineData("port", "Docker does not say on which port K3s listens: docker: port says no")]
    [InlineData("kubeconfig", "K3s gave no kubeconfig")]
    public async Task Up_WhereItFails_SaysWhyAndLeavesNothingBehind(string step, string reason)
    {
        var (status, output, errors) = await RunAsync(step, "up", "--dir", State);
        Assert.Equal(1, status);
        Assert.Empty(output);
        Assert.Contains("k3s: error: " + reason, errors, StringComparison.Ordinal);
        AssertNothingIsLeft();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task Run_GivesTheCommandAClusterOfItsOwn_AndEndsAsItDoes(int end)
    {
        var (status, output, errors) = await RunAsync("", "run", "bash", "-c", $"cat \"$NETPOL_TEST_KUBECONFIG\"; exit {end}");
        Assert.True(status == end, errors);
        Assert.Equal("server: https://127.0.0.1:32768\n", output);
        AssertNothingIsLeft();
    }

    private void AssertNothingIsLeft() => Assert.Equal(["docker"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));

    private async Task<(int Status, string Output, string Errors)> RunAsync(string fails, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Script.RepositoryRoot, "hack", "k3s.sh"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = _folder + ":" + Environment.GetEnvironmentVariable("PATH");
        start.Environment["TMPDIR"] = _folder;
        start.Environment["FAILS"] = fails;
        start.Environment["NETPOL_K3S_TIMEOUT"] = fails == "ready" ? "0" : "300";
        start.Environment.Remove("NETPOL_K3S_IMAGE");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
