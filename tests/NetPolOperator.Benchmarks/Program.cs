using NetPolOperator.Benchmarks;
using NetPolOperator.Benchmarks.Evaluation;

if (args is ["bare-loop", var kubeconfig, var writes])
    return await BareLoop.RunAsync(kubeconfig, writes);
if (args is ["--help" or "-h"])
{
    Console.WriteLine(BenchmarkOptions.Usage);
    return 0;
}

try
{
    var options = BenchmarkOptions.Read(args);
    // First, because it reports the peak memory of this process.
    if (options.Only != "operator")
    {
        EvaluationBenchmark.Run(Console.Out);
        LiveBenchmark.Run(Console.Out);
        PlanningBenchmark.Run(Console.Out);
    }

    var met = options.Only == "evaluation" || await new OperatorBenchmark(options, Console.Out).RunAsync();
    return met ? 0 : 1;
}
catch (ArgumentException error)
{
    Console.Error.WriteLine($"bench: {error.Message}\n\n{BenchmarkOptions.Usage}");
    return 2;
}
