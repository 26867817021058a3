using NetPolOperator.Cli.Explaining;
using NetPolOperator.Core.Evaluation.Compilation;
using NetPolOperator.Core.Evaluation.Matrix;

namespace NetPolOperator.Cli.Graphing;

/// <summary>Finds what pods may send each other because a rule names them.</summary>
internal static class PodEdges
{
    public static void Add(GraphDraft draft)
    {
        foreach (var connection in draft.Matrix.ClassConnections().Where(c => !c.From.IsExternal && !c.To.IsExternal))
        {
            var (egress, ingress) = (Allowing(draft, TrafficDirection.Egress, connection), Allowing(draft, TrafficDirection.Ingress, connection));
            if (GeneralRules.AreGeneral(egress) && GeneralRules.AreGeneral(ingress)) continue;
            foreach (var from in draft.Catalog.Of(connection.From))
                foreach (var to in draft.Catalog.Of(connection.To))
                {
                    if (from == to && !GraphDraft.HasPair(from)) continue;
                    var edge = draft.Edge(from.Id, to.Id, false, from.Classes.Count * to.Classes.Count);
                    edge.Add((connection.From.Index, connection.To.Index), connection.Connections);
                    Explain(edge, TrafficDirection.Egress, egress, connection.From);
                    Explain(edge, TrafficDirection.Ingress, ingress, connection.To);
                }
        }
    }

    private static void Explain(EdgeDraft edge, TrafficDirection direction, List<CompiledRule>? rules, EndpointClass ends)
    {
        GraphDraft.Note(edge, direction, Explainer.Unasked(ends.Endpoints[0], direction, rules != null));
        GraphDraft.Allow(edge, direction, rules ?? []);
    }

    // The rules of one side without which less would pass; null where none is asked.
    private static List<CompiledRule>? Allowing(GraphDraft draft, TrafficDirection direction, ClassConnection connection)
    {
        var (side, other) = direction == TrafficDirection.Egress ? (connection.From, connection.To) : (connection.To, connection.From);
        return draft.Matrix.RulesOf(side, direction)?.Where(rule => draft.Matrix.Matches(rule, other)
            && !rule.Ports.On(connection.To.Endpoints[0]).Intersect(connection.Connections).IsEmpty).ToList();
    }
}
