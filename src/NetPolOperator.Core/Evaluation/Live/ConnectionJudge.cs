using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;

namespace NetPolOperator.Core.Evaluation.Live;

/// <summary>
/// Says of each declared rule whether its connection is there: by the live policies and pods of both sides. Of a side without pods, the
/// own side goes by the rule itself, and the other by pods as its selector describes them.
/// </summary>
public static class ConnectionJudge
{
    /// <summary>One entry a rule, in the order of the spec.</summary>
    public static IReadOnlyList<ConnectionStatus> Judge(EvaluationContext context, RenderedPolicy rendered)
    {
        if (!rendered.IsValid)
            return [];
        var judge = new RuleJudge(context, rendered);
        return [.. rendered.Rules.Select(outcome => Judge(judge, outcome))];
    }

    private static ConnectionStatus Judge(RuleJudge judge, RuleOutcome outcome)
    {
        var (state, message) = outcome.State switch
        {
            RuleState.Expired => (ConnectionStates.Expired, outcome.Message),
            RuleState.PeerNotFound or RuleState.Refused => (ConnectionStates.PeerNotFound, outcome.Message),
            // What is not isolated needs no rule: the other side decides, unless another policy isolates here.
            _ => judge.Judge(outcome),
        };
        return new ConnectionStatus
        {
            Rule = outcome.Path,
            Direction = outcome.Direction,
            Peer = outcome.Peer,
            Ports = outcome.Ports,
            State = state,
            Message = Joined(message, outcome.Message),
        };
    }

    // What was said when the rule was rendered is so in each state.
    private static string? Joined(string judged, string rendered) =>
        judged.Length == 0 || judged == rendered ? (rendered.Length == 0 ? null : rendered)
        : rendered.Length == 0 ? judged
        : $"{judged}; {rendered}";
}
