using System.Globalization;

namespace NetPolOperator.Benchmarks;

/// <summary>What to measure, and on how much.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage = """
        Measures the operator beside a bare loop that makes the same writes, the evaluator, and the plan of one namespace.

          --segments N     AppSegments (3000)
          --namespaces N   namespaces that they are spread over (50)
          --pods N         pods that are watched besides (10000)
          --rounds N       how often loop and operator take turns; the median counts (3)
          --edits N        drift edits (150)
          --only PART      operator or evaluation; default both
          --program FILE   the operator to measure (bin/netpol-operator)
        """;

    public int Segments { get; init; } = 3000;

    public int Namespaces { get; init; } = 50;

    public int Pods { get; init; } = 10_000;

    public int Rounds { get; init; } = 3;

    public int Edits { get; init; } = 150;

    public string Only { get; init; } = string.Empty;

    public string Program { get; init; } = "bin/netpol-operator";

    /// <summary>Reads pairs of flag and value; throws with the flag's name where one is wrong.</summary>
    public static BenchmarkOptions Read(string[] arguments)
    {
        var options = new BenchmarkOptions();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} needs a value");
            options = arguments[i] switch
            {
                "--segments" => options with { Segments = Number(arguments[i], value) },
                "--namespaces" => options with { Namespaces = Number(arguments[i], value) },
                "--pods" => options with { Pods = Number(arguments[i], value) },
                "--rounds" => options with { Rounds = Number(arguments[i], value) },
                "--edits" => options with { Edits = Number(arguments[i], value) },
                "--only" when value is "operator" or "evaluation" => options with { Only = value },
                "--program" => options with { Program = value },
                _ => throw new ArgumentException($"{arguments[i]} {value} is not understood"),
            };
        }

        return options;
    }

    private static int Number(string flag, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"{flag} needs a number above 0");
}
