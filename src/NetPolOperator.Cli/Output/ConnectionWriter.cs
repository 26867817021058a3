using System.Text.Encodings.Web;
using System.Text.Json;
using NetPolOperator.Cli.CommandLine;
using NetPolOperator.Core.Evaluation.Matrix;

namespace NetPolOperator.Cli.Output;

/// <summary>Writes connections as they are computed: there may be millions.</summary>
internal static class ConnectionWriter
{
    /// <summary>Writes them and says how many there were.</summary>
    public static long Write(Surroundings surroundings, string format, IEnumerable<PeerConnection> connections) => format switch
    {
        OutputFormat.Json => WriteJson(surroundings.Out, connections),
        OutputFormat.Yaml => WriteYaml(surroundings.Out, connections),
        _ => WriteTable(surroundings, connections),
    };

    private static long WriteJson(TextWriter output, IEnumerable<PeerConnection> connections)
    {
        long count = 0;
        output.Write('[');
        foreach (var (source, destination, conns) in connections)
        {
            output.Write(count++ == 0 ? "\n" : ",\n");
            output.Write($"  {{\"src\": \"{Escape(source)}\", \"dst\": \"{Escape(destination)}\", \"conns\": \"{conns}\"}}");
        }

        output.Write(count == 0 ? "]\n" : "\n]\n");
        return count;
    }

    private static long WriteYaml(TextWriter output, IEnumerable<PeerConnection> connections)
    {
        long count = 0;
        foreach (var (source, destination, conns) in connections)
        {
            count++;
            output.Write($"- src: \"{Escape(source)}\"\n  dst: \"{Escape(destination)}\"\n  conns: \"{conns}\"\n");
        }

        if (count == 0) output.Write("[]\n");
        return count;
    }

    private static long WriteTable(Surroundings surroundings, IEnumerable<PeerConnection> connections)
    {
        using var table = new TableWriter(surroundings, "SOURCE", "DESTINATION", "CONNECTIONS");
        long count = 0;
        foreach (var (source, destination, conns) in RangeMerger.Merge(connections))
        {
            table.Row(source, destination, conns.IsAll ? Styled.Warning("All") : conns.ToString());
            count++;
        }

        return count;
    }

    private static string Escape(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
