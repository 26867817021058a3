#nullable disable // as KubernetesClient's: any field may be missing

namespace k8s.KubeConfigModels;

/// <summary>A named context.</summary>
public class Context
{
    /// <summary>The name.</summary>
    public string Name { get; set; }

    /// <summary>What it consists of.</summary>
    public ContextDetails ContextDetails { get; set; }

    /// <summary>Older files keep the namespace here.</summary>
    public string Namespace { get; set; }

    /// <summary>What other tools keep here.</summary>
    public IEnumerable<NamedExtension> Extensions { get; set; }

    internal string Source { get; set; }
}
