namespace KubeOps.KubernetesClient.Selectors;

/// <summary>A term that narrows a list or watch down.</summary>
public abstract record KubernetesSelector
{
    /// <summary>The term as the API spells it.</summary>
    public static implicit operator string(KubernetesSelector selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return selector.ToExpression();
    }

    /// <summary>The term as the API spells it.</summary>
    protected abstract string ToExpression();
}
