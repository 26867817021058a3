using k8s.LeaderElection;
using Microsoft.Extensions.DependencyInjection;

namespace KubeOps.Operator.Builder;

/// <summary>Whether this instance works.</summary>
internal sealed class Leadership(IServiceProvider services)
{
    private volatile bool _isRunning;

    /// <summary>Null without leader election.</summary>
    public LeaderElector? Elector { get; } = services.GetService<LeaderElector>();

    /// <summary>Set while the informers run.</summary>
    public bool IsRunning
    {
        get => _isRunning;
        set => _isRunning = value;
    }

    /// <summary>Whether the informers run or, the lease being ours, are about to.</summary>
    public bool IsActive() => _isRunning || Elector?.IsLeader() == true;
}
