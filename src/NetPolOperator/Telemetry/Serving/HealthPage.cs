using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace NetPolOperator.Telemetry.Serving;

/// <summary>
/// The probes, as Kubernetes' own components answer them: <c>ok</c> or 500; <c>?verbose</c> lists the checks, <c>?exclude=NAME</c>
/// leaves one out, <c>/readyz/NAME</c> asks for one alone. Why a check failed is told: it is nothing that needs hiding.
/// </summary>
internal sealed class HealthPage(HealthRegistry registry)
{
    /// <summary>The checks behind a path, or null where the path is none of ours.</summary>
    public Probe? Find(string path)
    {
        var parts = path.Split('/');
        if (parts is not ["", _] and not ["", _, _])
            return null;
        ImmutableArray<HealthCheck>? checks = parts[1] switch { "healthz" => registry.Liveness, "readyz" => registry.Readiness, _ => null };
        if (checks is not { } all)
            return null;
        if (parts.Length == 2)
            return new Probe(parts[1], all);
        return all.FirstOrDefault(check => check.Name == parts[2]) is { } one ? new Probe(parts[1], [one]) : null;
    }

    /// <summary>Runs the checks and answers.</summary>
    public static Task WriteAsync(HttpContext context, Probe probe)
    {
        var excluded = context.Request.Query["exclude"];
        var text = new StringBuilder();
        var failed = false;
        foreach (var check in probe.Checks)
        {
            var problem = excluded.Contains(check.Name) ? null : check.Run();
            failed |= problem is not null;
            text.Append(problem is null ? "[+]" : "[-]").Append(check.Name);
            if (excluded.Contains(check.Name))
                text.Append(" excluded: ok\n");
            else
                text.Append(problem is null ? " ok\n" : $" failed: {problem.ReplaceLineEndings(" ")}\n");
        }

        text.Append(probe.Name).Append(failed ? " check failed\n" : " check passed\n");
        var verbose = failed || context.Request.Query.ContainsKey("verbose");
        return PlainText.WriteAsync(
            context, failed ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK, verbose ? text.ToString() : "ok");
    }
}

/// <summary>Checks that answer one request.</summary>
/// <param name="Name">healthz or readyz.</param>
/// <param name="Checks">The checks, in order.</param>
internal sealed record Probe(string Name, ImmutableArray<HealthCheck> Checks);
