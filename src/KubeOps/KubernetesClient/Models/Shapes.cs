#nullable disable // as KubernetesClient's models: any field of an object may be missing

namespace k8s.Models;

/// <summary>Has metadata.</summary>
/// <typeparam name="T">The metadata's type.</typeparam>
public interface IMetadata<T>
{
    /// <summary>The metadata.</summary>
    T Metadata { get; set; }
}

/// <summary>Has a spec.</summary>
/// <typeparam name="T">The spec's type.</typeparam>
public interface ISpec<T>
{
    /// <summary>What is wanted.</summary>
    T Spec { get; set; }
}

/// <summary>Has a status.</summary>
/// <typeparam name="T">The status's type.</typeparam>
public interface IStatus<T>
{
    /// <summary>What was found.</summary>
    T Status { get; set; }
}

/// <summary>Is a list.</summary>
/// <typeparam name="T">The items' type.</typeparam>
public interface IItems<T>
{
    /// <summary>The items.</summary>
    IList<T> Items { get; set; }
}
