using NetPolOperator.Core.Manifests.Reading;

namespace NetPolOperator.Core.Tests.Manifests.Reading;

/// <summary>Whatever a file holds, reading gives objects or errors with their place, and never throws.</summary>
public sealed class MutatedTextTests
{
    private const string Text = """
        # A comment
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: "a", labels: &labels {app: 'it''s', x: "1"}}
        spec:
          podSelector: {matchLabels: *labels}
          policyTypes: [Ingress, Egress]
          ingress:
          - from:
            - namespaceSelector: {}
              podSelector:
                matchExpressions: [{key: app, operator: In, values: [a, b]}]
            ports: [{port: 80, endPort: 90}, {port: http, protocol: TCP}]
        ---
        kind: List
        apiVersion: v1
        items:
        - {apiVersion: v1, kind: Pod, metadata: {name: b, annotations: {a: |-
            text
              more
          }}}
        - <<: *none
          apiVersion: !!str v1
          kind: ? Pod

        """;

    private const string Pieces = "[]{}:,-#&*!|>'\"%@`?<= \t\n\r\\ab1.~\u00e9";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Read_TextWithAFewCharactersChanged_NeverThrows(int seed)
    {
        var random = new System.Random(seed);
        for (var i = 0; i < 1500; i++)
        {
            var text = Mutated(random);
            var file = ManifestReader.Read("x.yaml", text);
            Assert.All(file.SyntaxErrors.Concat(file.Objects.SelectMany(o => o.Errors)), e => Assert.True(e is { Line: > 0, Message.Length: > 0 }, text));
        }
    }

    private static string Mutated(System.Random random)
    {
        var text = Text;
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(text.Length);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, Math.Min(random.Next(1, 30), text.Length - at)),
                1 => text[..at] + text[random.Next(at, text.Length)..],
                2 => text.Insert(at, Pieces[random.Next(Pieces.Length)].ToString()),
                _ => text[..at] + Pieces[random.Next(Pieces.Length)] + text[(at + 1)..],
            };
        }

        return text;
    }
}
