using System.Text.Json;
using k8s;
using k8s.Models;

namespace KubeOps.Tests.Client;

public class JsonTests
{
    public static TheoryData<string, DateTime> Times => new()
    {
        { "2026-11-21T08:00:00Z", new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc) },
        { "2026-11-21T08:00:00.123456Z", new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc).AddTicks(1234560) },
        { "2026-11-21T10:00:00+02:00", new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc) },
        { "2026-11-21T08:00:00.123456789Z", new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc).AddTicks(1234567) },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public void Time_Read_IsUtc(string text, DateTime expected)
    {
        var read = KubernetesJson.Deserialize<V1ObjectMeta>($$"""{"creationTimestamp":"{{text}}"}""").CreationTimestamp!.Value;

        Assert.Equal(expected, read);
        Assert.Equal(DateTimeKind.Utc, read.Kind);
    }

    [Fact]
    public void Time_Written_HasSecondsOrMicroseconds()
    {
        var whole = new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc);

        Assert.Equal("""{"creationTimestamp":"2026-11-21T08:00:00Z"}""", KubernetesJson.Serialize(new V1ObjectMeta { CreationTimestamp = whole }));
        Assert.Equal(
            """{"creationTimestamp":"2026-11-21T08:00:00.123456Z"}""",
            KubernetesJson.Serialize(new V1ObjectMeta { CreationTimestamp = whole.AddTicks(1234567) }));
        Assert.Equal(
            """{"acquireTime":"2026-11-21T08:00:00.000000Z"}""",
            KubernetesJson.Serialize(new V1LeaseSpec { AcquireTime = whole }));
    }

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("5")]
    [InlineData("{}")]
    public void Time_Nonsense_IsAJsonError(string json) =>
        Assert.Throws<JsonException>(() => KubernetesJson.Deserialize<V1ObjectMeta>($$"""{"creationTimestamp":{{json}}}"""));

    [Fact]
    public void Write_Policy_KeepsEmptyApartFromAbsent()
    {
        var policy = Answers.Policy();
        policy.Spec.Ingress = [new V1NetworkPolicyIngressRule { FromProperty = [], Ports = [new V1NetworkPolicyPort { Port = 80 }, new V1NetworkPolicyPort { Port = "http" }] }];
        policy.Spec.Egress = [];

        var json = KubernetesJson.Serialize(policy.Spec);

        Assert.Equal(
            """{"egress":[],"ingress":[{"from":[],"ports":[{"port":80},{"port":"http"}]}],"podSelector":{},"policyTypes":["Ingress"]}""", json);
        Assert.Equal(json, KubernetesJson.Serialize(KubernetesJson.Deserialize<V1NetworkPolicySpec>(json)));
    }

    [Fact]
    public void Read_UnknownFields_ArePassedOver()
    {
        var pod = KubernetesJson.Deserialize<V1Pod>(
            """{"metadata":{"name":"a","managedFields":[{"fieldsV1":{"f:spec":{}}}]},"spec":{"volumes":[{"name":"v"}],"hostNetwork":true},"future":{"a":[1]}}""");

        Assert.Equal("a", pod.Name());
        Assert.True(pod.Spec.HostNetwork);
    }

    [Fact]
    public void Read_RepeatedStrings_AreShared()
    {
        const string json = """{"namespace":"shop","uid":"1","labels":{"app.kubernetes.io/name":"web","tricky":"a\"b"}}""";
        var (one, two) = (KubernetesJson.Deserialize<V1ObjectMeta>(json), KubernetesJson.Deserialize<V1ObjectMeta>(json));

        Assert.Same(one.NamespaceProperty, two.NamespaceProperty);
        Assert.Same(one.Labels.Keys.First(), two.Labels.Keys.First());
        Assert.Same(one.Labels["app.kubernetes.io/name"], two.Labels["app.kubernetes.io/name"]);
        Assert.Same(one.Labels["tricky"], two.Labels["tricky"]);
        Assert.Equal("a\"b", one.Labels["tricky"]);
        Assert.NotSame(one.Uid, two.Uid);
    }

    [Fact]
    public void Intern_AnyText_IsUnchanged()
    {
        var strings = new InternedStrings(slots: 4);

        foreach (var text in Enumerable.Range(0, 500).Select(i => new string((char)('a' + (i % 26)), i % 200) + i + "\u00e4\U0001F600"))
            Assert.Equal(text, strings.Get(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.Same("", strings.Get([]));
    }

    [Theory]
    [InlineData("""{"name":5}""")]
    [InlineData("""{"name":{}}""")]
    [InlineData("""{"namespace":true}""")]
    [InlineData("""{"labels":{"a":1}}""")]
    public void Read_WrongType_IsAJsonError(string json) => Assert.Throws<JsonException>(() => KubernetesJson.Deserialize<V1ObjectMeta>(json));

    [Fact]
    public void Configuration_JsonOptions_AreItsOwnOnceAsked()
    {
        var configuration = new KubernetesClientConfiguration();
        Assert.Same(KubernetesJson.Options, configuration.EffectiveJsonOptions);

        configuration.AddJsonOptions(o => o.WriteIndented = true);

        Assert.True(configuration.EffectiveJsonOptions.WriteIndented);
        Assert.False(KubernetesJson.Options.WriteIndented);
    }
}
