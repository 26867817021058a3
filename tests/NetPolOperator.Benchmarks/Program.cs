using NetPolOperator.Benchmarks;

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
    var met = true;
    if (options.Only != "evaluation")
        met &= await new OperatorBenchmark(options, Console.Out).RunAsync();
    return met ? 0 : 1;
}
catch (ArgumentException error)
{
    Console.Error.WriteLine($"bench: {error.Message}\n\n{BenchmarkOptions.Usage}");
    return 2;
}
