using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using KubeOps.KubernetesClient;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Kubernetes;
using NetPolOperator.Tests.Fakes;
using NSubstitute;

namespace NetPolOperator.Tests.Kubernetes;

/// <summary>What the operator makes of definitions that go while it runs.</summary>
public class CustomResourceCheckTests
{
    private static readonly string[] Both = ["appsegments", "namespacebaselines"];

    [Fact]
    public async Task KeepLooking_TheyGoAndComeBack_ProblemFollowsAndEachIsToldOnce()
    {
        var (clock, log) = (new ManualTimeProvider(), new RecordingLogger<CustomResourceCheck>());
        var problems = new List<string?>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        CustomResourceCheck? check = null;
        // Missing once is no news: an API server that has just started does not serve them yet.
        var answers = new Queue<string[]?>([Both, Both, ["namespacebaselines"], Both, ["namespacebaselines"], ["namespacebaselines"], [], null, [], Both, Both]);
        var client = Client(() =>
        {
            if (done.Task.IsCompleted)
            {
                return Both; // the clock may move on before it is told to stop
            }

            problems.Add(check!.Problem);
            if (answers.TryDequeue(out var answer))
            {
                return answer;
            }

            done.TrySetResult();
            return Both;
        });
        check = new CustomResourceCheck(client, clock, log);
        using var stop = new CancellationTokenSource();

        await check.WaitAsync(stop.Token);
        var looking = check.KeepLookingAsync(stop.Token);
        while (!done.Task.IsCompleted && !looking.IsCompleted)
        {
            clock.Advance(CustomResourceCheck.WhileThere);
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => looking);

        const string one = "the custom resources are not installed (appsegments.netpol.io): kubectl apply -k crds";
        const string both = "the custom resources are not installed (appsegments.netpol.io, namespacebaselines.netpol.io): kubectl apply -k crds";
        Assert.Equal(["has not started", null, null, null, null, null, one, both, both, both, null, null], problems);
        Assert.Collection(
            log.Lines,
            line => Assert.StartsWith($"Error: Not ready: {one}. Nothing is deleted because of this", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Information: The custom resources are installed again", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new[] { "appsegments", "namespacebaselines" }, true)]
    [InlineData(new[] { "appsegments" }, true)]
    [InlineData(new[] { "namespacebaselines" }, false)]
    [InlineData(new string[0], false)]
    [InlineData(null, false)]
    public async Task Get_NotFound_MeansGoneOnlyWhereTheKindIsInstalled(string[]? installed, bool gone)
    {
        var client = Substitute.For<IKubernetesClient>();
        client.GetAsync<AppSegment>("web", "shop", Arg.Any<CancellationToken>()).Returns((AppSegment?)null);
        var cluster = Client(() => installed);
        client.ApiClient.Returns(cluster);
        var api = new KubernetesClusterApi(client, TimeProvider.System);

        if (gone)
        {
            Assert.Null(await api.GetAsync<AppSegment>("web", "shop", CancellationToken.None));
        }
        else
        {
            var error = await Assert.ThrowsAsync<ApiException>(() => api.GetAsync<AppSegment>("web", "shop", CancellationToken.None));
            Assert.Equal(ApiFailure.Unavailable, error.Failure);
        }
    }

    // Null: the API server answers with an error. Nothing at all: it does not know the group.
    private static IKubernetes Client(Func<string[]?> installed)
    {
        var client = Substitute.For<IKubernetes>();
        client.CustomObjects
            .GetAPIResourcesWithHttpMessagesAsync("netpol.io", "v1alpha1", Arg.Any<IReadOnlyDictionary<string, IReadOnlyList<string>>>(), Arg.Any<CancellationToken>())
            .Returns(_ => installed() switch
            {
                null => throw Error(HttpStatusCode.ServiceUnavailable),
                [] => throw Error(HttpStatusCode.NotFound),
                var names => Task.FromResult(new HttpOperationResponse<V1APIResourceList>
                {
                    Body = new V1APIResourceList { Resources = [.. names.Select(name => new V1APIResource { Name = name })] },
                }),
            });
        return client;
    }

    private static HttpOperationException Error(HttpStatusCode code) => new("no")
    {
        Response = new HttpResponseMessageWrapper(new HttpResponseMessage(code), ""),
    };
}
