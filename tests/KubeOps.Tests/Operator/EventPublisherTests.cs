using System.Text.Json;
using k8s.Models;
using KubeOps.Abstractions.Events;
using Microsoft.Extensions.DependencyInjection;

namespace KubeOps.Tests.Operator;

public class EventPublisherTests
{
    private static readonly V1Namespace Cluster = new()
    {
        ApiVersion = "v1",
        Kind = "Namespace",
        Metadata = new V1ObjectMeta { Name = "shop", Uid = "u1", ResourceVersion = "7" },
    };

    [Fact]
    public async Task Publish_SameThingAgain_RaisesTheCountWithoutReading()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        await InformerTests.WatchAfterListAsync(fixture, 1);
        var publish = fixture.Services.GetRequiredService<EventPublisher>();
        var first = publish(Cluster, "DriftCorrected", "put right", EventType.Warning);
        var post = await fixture.Server.NextAsync();
        var written = JsonDocument.Parse(post.Body).RootElement;
        await post.AnswerAsync(post.Body, 201);
        await first;

        var second = publish(Cluster, "DriftCorrected", "put right", EventType.Warning);
        var patch = await fixture.Server.NextAsync();
        await patch.AnswerAsync(post.Body);
        await second;

        Assert.Equal(("POST", "/api/v1/namespaces/default/events"), (post.Method, post.Path));
        Assert.Equal(1, written.GetProperty("count").GetInt32());
        Assert.Equal("shop", written.GetProperty("involvedObject").GetProperty("name").GetString());
        Assert.Equal("test", written.GetProperty("source").GetProperty("component").GetString());
        Assert.Equal("PATCH", patch.Method);
        Assert.Equal($"{post.Path}/{written.GetProperty("metadata").GetProperty("name").GetString()}", patch.Path);
        Assert.Equal("""{"count":2,"lastTimestamp":"2026-11-21T08:00:00Z"}""", patch.Body);
    }

    [Fact]
    public async Task Publish_EventOfAnEarlierRun_IsCountedOn()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        await InformerTests.WatchAfterListAsync(fixture, 1);
        var publishing = fixture.Services.GetRequiredService<EventPublisher>()(Cluster, "R", "m");
        var post = await fixture.Server.NextAsync();
        await post.AnswerStatusAsync(409, "AlreadyExists");
        await (await fixture.Server.NextAsync()).AnswerAsync(post.Body.Replace("\"count\":1", "\"count\":41", StringComparison.Ordinal));
        var patch = await fixture.Server.NextAsync();
        await patch.AnswerAsync(post.Body);
        await publishing;

        Assert.Contains("\"count\":42", patch.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_EventThatHasExpired_IsWrittenAnew()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        await InformerTests.WatchAfterListAsync(fixture, 1);
        var publish = fixture.Services.GetRequiredService<EventPublisher>();
        var first = publish(Cluster, "R", "m");
        var post = await fixture.Server.NextAsync();
        await post.AnswerAsync(post.Body, 201);
        await first;
        var second = publish(Cluster, "R", "m");
        await (await fixture.Server.NextAsync()).AnswerStatusAsync(404, "NotFound");
        var again = await fixture.Server.NextAsync();
        await again.AnswerAsync(again.Body, 201);
        await second;

        Assert.Equal("POST", again.Method);
    }

    [Fact]
    public async Task Publish_Refused_DoesNotThrow()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        await InformerTests.WatchAfterListAsync(fixture, 1);
        var publishing = fixture.Services.GetRequiredService<EventPublisher>()(Cluster, "R", "m");
        await (await fixture.Server.NextAsync()).AnswerStatusAsync(403, "Forbidden");

        await publishing;
    }

    [Theory]
    [InlineData("web", "web")]
    [InlineData("system:node", "system-node")]
    [InlineData(":", "object")]
    public async Task CreateEvent_AnyObjectName_GivesALegalName(string name, string start)
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        var created = fixture.Services.GetRequiredService<IEventResourceFactory>().CreateEvent(Named(name), "R", new string('ä', 2000), EventType.Normal);

        Assert.Matches($"^{start}\\.[0-9a-f]{{16}}$", created.Metadata.Name);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(created.Message), 1000, 1024);
    }

    [Fact]
    public async Task CreateEvent_LongName_StaysWithinTheLimit()
    {
        await using var fixture = await OperatorFixture.StartAsync<V1Pod>();
        var created = fixture.Services.GetRequiredService<IEventResourceFactory>().CreateEvent(Named(new string('a', 253)), "R", "m", EventType.Normal);

        Assert.Equal(253, created.Metadata.Name.Length);
    }

    private static V1Namespace Named(string name) => new() { Metadata = new V1ObjectMeta { Name = name, Uid = "u" } };
}
