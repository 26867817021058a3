using NetPolOperator.Cli.CommandLine;

return await NetPolProgram.RunAsync(args, Surroundings.OfProcess());
