using NetPolOperator.E2ETests.Harness;

namespace NetPolOperator.Benchmarks;

/// <summary>The operator's process beside the bare loop, on one API server, in turns.</summary>
internal sealed class OperatorBenchmark(BenchmarkOptions options, TextWriter output)
{
    private readonly List<Measured> _loops = [];
    private readonly List<Measured> _tunedLoops = [];
    private readonly List<Measured> _operators = [];

    /// <summary>Runs all parts and prints the table; false where a bound was missed.</summary>
    public async Task<bool> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("netpol-bench-").FullName;
        await using var controlPlane = await ControlPlane.StartAsync();
        using var api = new Api(controlPlane.KubeConfig);
        await Installation.ApplyDefinitionsAsync(api);
        if (controlPlane.IsOurs)
            await Installation.ApplyStandInsAsync(api);
        var identity = await OperatorIdentity.CreateAsync(api, folder);
        var load = new ClusterLoad(api, options);
        Say($"creating {options.Segments} AppSegments in {options.Namespaces} namespaces and {options.Pods} pods");
        await load.CreateAsync();
        try
        {
            return await MeasureAsync(api, load, identity, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<bool> MeasureAsync(Api api, ClusterLoad load, string identity, string folder)
    {
        // The first run of the operator is not counted: its writes are what the loop repeats, byte by byte.
        var writes = Path.Combine(folder, "writes");
        Say("recording what the operator writes");
        await using (await ConvergeAsync(api, identity))
        {
            await RecordAsync(load, writes);
        }

        OperatorProcess? last = null;
        for (var round = 1; round <= options.Rounds; round++)
        {
            Say($"round {round} of {options.Rounds}");
            if (last is not null)
                await last.DisposeAsync();
            await load.ResetAsync();
            _loops.Add(await LoopAsync(api, load, identity, writes, tuned: false));
            await load.ResetAsync();
            _tunedLoops.Add(await LoopAsync(api, load, identity, writes, tuned: true));
            await load.ResetAsync();
            last = await ConvergeAsync(api, identity, _operators);
        }

        Say("drift");
        var drift = await new DriftBenchmark(api, load, options.Edits).RunAsync();
        await last!.DisposeAsync();
        Say("second pass");
        var secondPass = await new SecondPassBenchmark(api, load, options).RunAsync(() => Start(identity));
        var kubectl = await KubectlColumn.MeasureAsync(api, load, folder, Say);
        return new Report(options, _loops, _tunedLoops, _operators, drift, secondPass, kubectl).Print(output);
    }

    private static async Task RecordAsync(ClusterLoad load, string file)
    {
        var policies = await load.PoliciesAsync();
        foreach (var metadata in policies.Select(policy => policy["metadata"]!.AsObject()))
        {
            foreach (var field in new[] { "resourceVersion", "uid", "creationTimestamp", "generation", "selfLink" })
                metadata.Remove(field);
        }

        var segments = await load.SegmentsAsync();
        await File.WriteAllLinesAsync(
            file,
            policies.Select(policy => Write.Post(ResourceKind.NetworkPolicy, policy))
                .Concat(segments.Select(segment => Write.PutStatus(ResourceKind.AppSegment, segment)))
                .Select(write => write.ToString()));
    }

    // The recorded statuses carry the resource versions of then; a PUT needs those of now.
    private static async Task RefreshAsync(ClusterLoad load, string file)
    {
        var versions = (await load.SegmentsAsync()).ToDictionary(
            segment => Write.PutStatus(ResourceKind.AppSegment, segment).Path,
            segment => segment["metadata"]!["resourceVersion"]!.DeepClone());
        var lines = File.ReadLines(file).Select(Write.Parse).Select(write =>
        {
            if (!versions.TryGetValue(write.Path, out var version))
                return write;
            var body = System.Text.Json.Nodes.JsonNode.Parse(write.Body)!;
            body["metadata"]!["resourceVersion"] = version;
            return write with { Body = body.ToJsonString() };
        });
        await File.WriteAllLinesAsync(file + ".now", lines.Select(write => write.ToString()));
    }

    private async Task<Measured> LoopAsync(Api api, ClusterLoad load, string identity, string writes, bool tuned)
    {
        await RefreshAsync(load, writes);
        // The same watches as beside the operator: they cost the API server something.
        await using var convergence = await Convergence.WatchAsync(api, options.Segments);
        var measured = await BareLoop.MeasureAsync(identity, writes + ".now", tuned);
        Say($"the loop is through after {measured.Seconds:0.0} s");
        await convergence.FinishedAsync();
        return measured;
    }

    private async Task<OperatorProcess> ConvergeAsync(Api api, string identity, List<Measured>? results = null)
    {
        await using var convergence = await Convergence.WatchAsync(api, options.Segments);
        convergence.Start();
        var process = Start(identity);
        try
        {
            var ended = process.ExitedAsync();
            if (await Task.WhenAny(convergence.FinishedAsync(), ended) == ended)
                throw new InvalidOperationException("the operator ended");
            await convergence.FinishedAsync();
            results?.Add(new Measured(
                convergence.StatusesAt.TotalSeconds, ProcessFigures.CpuSeconds(process.ProcessId), ProcessFigures.PeakBytes(process.ProcessId)));
            return process;
        }
        catch (InvalidOperationException)
        {
            await Console.Error.WriteLineAsync(process.LogTail(30));
            await process.DisposeAsync();
            throw;
        }
    }

    private OperatorProcess Start(string identity) =>
        OperatorProcess.Start(identity, program: Path.Combine(Script.RepositoryRoot, options.Program));

    private static void Say(string text) => Console.Error.WriteLine($"bench: {text}");
}
