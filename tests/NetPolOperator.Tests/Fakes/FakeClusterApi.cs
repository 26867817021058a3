using System.Globalization;
using k8s;
using k8s.Models;
using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Kubernetes;

namespace NetPolOperator.Tests.Fakes;

/// <summary>One request that a test sees.</summary>
internal sealed record FakeRequest(string Verb, string Kind, string Namespace, string Name)
{
    public override string ToString() => $"{Verb} {Kind} {Namespace}/{Name}";
}

/// <summary>
/// An API server in memory: resource versions, generations, optimistic locking, preconditions, and faults on demand. Every change,
/// whoever makes it, is told to <see cref="Changed"/>, as a watch would.
/// </summary>
internal sealed class FakeClusterApi : IClusterApi
{
    private readonly Dictionary<(string Kind, string Namespace, string Name), IKubernetesObject<V1ObjectMeta>> _objects = [];
    private readonly Lock _gate = new();
    private long _version = 100;

    /// <summary>What a watch delivers: the object, and whether it was deleted.</summary>
    public Action<IKubernetesObject<V1ObjectMeta>, bool> Changed { get; set; } = (_, _) => { };

    /// <summary>Asked before every request; an exception it answers is thrown instead of carrying it out.</summary>
    public Func<FakeRequest, Exception?> Fault { get; set; } = _ => null;

    /// <summary>Asked before every request; it is carried out once the task that it answers has ended.</summary>
    public Func<FakeRequest, Task?> Hang { get; set; } = _ => null;

    /// <summary>Asked after a request was carried out; an exception it answers loses the answer.</summary>
    public Func<FakeRequest, Exception?> LoseAnswer { get; set; } = _ => null;

    /// <summary>What an admission webhook makes of a policy before it is stored.</summary>
    public Func<V1NetworkPolicy, V1NetworkPolicy> Admission { get; set; } = policy => policy;

    /// <summary>Every request made through <see cref="IClusterApi"/>, in order.</summary>
    public List<FakeRequest> Requests { get; } = [];

    /// <summary>Those that change something.</summary>
    public IEnumerable<FakeRequest> Writes => Requests.Where(request => request.Verb is not ("get" or "list"));

    /// <summary>Every policy there is.</summary>
    public IReadOnlyList<V1NetworkPolicy> Policies => [.. All<V1NetworkPolicy>()];

    public T? Find<T>(string name, string ns = "")
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        lock (_gate)
        {
            return (T?)_objects.GetValueOrDefault((typeof(T).Name, ns, name));
        }
    }

    /// <summary>Somebody (not the operator) creates or replaces an object.</summary>
    public T Put<T>(T value)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        lock (_gate)
        {
            var before = Find<T>(value.Metadata.Name, value.Metadata.NamespaceProperty ?? "");
            KeepStatus(value, before);
            return Store(value, before, sameSpec: false);
        }
    }

    /// <summary>Somebody (not the operator) deletes an object.</summary>
    public void Remove<T>(string name, string ns = "")
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        lock (_gate)
        {
            if (_objects.Remove((typeof(T).Name, ns, name), out var gone))
            {
                Changed(gone, true);
            }
        }
    }

    public Task<IEnumerable<T>> ListAsync<T>(CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        Carry(new FakeRequest("list", typeof(T).Name, "", ""), () => (IEnumerable<T>)[.. All<T>()]);

    public Task<T?> GetAsync<T>(string name, string? ns, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        Carry(new FakeRequest("get", typeof(T).Name, ns ?? "", name), () => Find<T>(name, ns ?? ""));

    public Task<V1NetworkPolicy> CreatePolicyAsync(V1NetworkPolicy policy, CancellationToken cancellationToken) =>
        Carry(RequestOf("create", policy), () => Find<V1NetworkPolicy>(policy.Metadata.Name, policy.Metadata.NamespaceProperty) is null
            ? Store(Admission(policy) with { }, null, sameSpec: false)
            : throw new ApiException(ApiFailure.AlreadyExists, "already exists"));

    public Task<V1NetworkPolicy> ReplacePolicyAsync(V1NetworkPolicy policy, CancellationToken cancellationToken) =>
        Carry(RequestOf("update", policy), () => Store(Admission(policy) with { }, Current(policy), sameSpec: false));

    public Task DeletePolicyAsync(V1NetworkPolicy policy, CancellationToken cancellationToken) =>
        Carry(RequestOf("delete", policy), () =>
        {
            Current(policy);
            Remove<V1NetworkPolicy>(policy.Metadata.Name, policy.Metadata.NamespaceProperty);
            return true;
        });

    public Task<T> ReplaceStatusAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        Carry(RequestOf("update status", entity), () =>
        {
            var current = Current(entity);
            IKubernetesObject<V1ObjectMeta> merged = (entity, current) switch
            {
                (AppSegment update, AppSegment live) => new AppSegment { Metadata = live.Metadata with { }, Spec = live.Spec, Status = update.Status },
                (NamespaceBaseline update, NamespaceBaseline live) => new NamespaceBaseline { Metadata = live.Metadata with { }, Spec = live.Spec, Status = update.Status },
                _ => throw new NotSupportedException(),
            };
            return Store((T)merged, current, sameSpec: true);
        });

    private IEnumerable<T> All<T>()
    {
        lock (_gate)
        {
            return [.. _objects.Values.OfType<T>()];
        }
    }

    private static FakeRequest RequestOf<T>(string verb, T value)
        where T : IKubernetesObject<V1ObjectMeta> => new(verb, typeof(T).Name, value.Metadata.NamespaceProperty ?? "", value.Metadata.Name);

    private Task<T> Carry<T>(FakeRequest request, Func<T> carryOut) =>
        Hang(request) is { } hang ? CarryAfterAsync(hang, request, carryOut) : CarryNow(request, carryOut);

    private async Task<T> CarryAfterAsync<T>(Task hang, FakeRequest request, Func<T> carryOut)
    {
        await hang;
        return await CarryNow(request, carryOut);
    }

    private Task<T> CarryNow<T>(FakeRequest request, Func<T> carryOut)
    {
        lock (_gate)
        {
            Requests.Add(request);
            if (Fault(request) is { } fault)
            {
                return Task.FromException<T>(fault);
            }

            try
            {
                var answer = carryOut();
                return LoseAnswer(request) is { } lost ? Task.FromException<T>(lost) : Task.FromResult(answer);
            }
            catch (ApiException refused)
            {
                return Task.FromException<T>(refused);
            }
        }
    }

    private T Current<T>(T value)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var current = Find<T>(value.Metadata.Name, value.Metadata.NamespaceProperty ?? "") ?? throw new ApiException(ApiFailure.NotFound, "not found");
        return current.Metadata.ResourceVersion == value.Metadata.ResourceVersion
            && (value.Metadata.Uid is null || value.Metadata.Uid == current.Metadata.Uid)
            ? current
            : throw new ApiException(ApiFailure.Conflict, "the object has been modified");
    }

    // The status is a subresource: who writes the object leaves it as it is.
    private static void KeepStatus(object value, object? before)
    {
        if (value is AppSegment segment)
        {
            segment.Status = (before as AppSegment)?.Status!;
        }
        else if (value is NamespaceBaseline baseline)
        {
            baseline.Status = (before as NamespaceBaseline)?.Status!;
        }
    }

    private T Store<T>(T value, T? before, bool sameSpec)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        value.Metadata = value.Metadata with
        {
            Uid = before?.Metadata.Uid ?? value.Metadata.Uid ?? Guid.NewGuid().ToString(),
            ResourceVersion = (++_version).ToString(CultureInfo.InvariantCulture),
            Generation = before is null ? 1 : before.Metadata.Generation + (sameSpec ? 0 : 1),
            CreationTimestamp = before?.Metadata.CreationTimestamp ?? DateTime.UnixEpoch,
        };
        _objects[(typeof(T).Name, value.Metadata.NamespaceProperty ?? "", value.Metadata.Name)] = value;
        Changed(value, false);
        return value;
    }
}
