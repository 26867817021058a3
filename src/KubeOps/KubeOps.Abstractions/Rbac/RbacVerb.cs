namespace KubeOps.Abstractions.Rbac;

/// <summary>Verbs of the API.</summary>
[Flags]
public enum RbacVerb
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>All, as <c>*</c>.</summary>
    All = 1 << 0,

    /// <summary>Read one.</summary>
    Get = 1 << 1,

    /// <summary>Read all.</summary>
    List = 1 << 2,

    /// <summary>Follow changes.</summary>
    Watch = 1 << 3,

    /// <summary>Make one.</summary>
    Create = 1 << 4,

    /// <summary>Replace one.</summary>
    Update = 1 << 5,

    /// <summary>Change a part of one.</summary>
    Patch = 1 << 6,

    /// <summary>Delete one.</summary>
    Delete = 1 << 7,

    /// <summary>All, one by one.</summary>
    AllExplicit = 1 << 8,
}
