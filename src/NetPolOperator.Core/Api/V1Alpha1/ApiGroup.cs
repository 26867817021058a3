namespace NetPolOperator.Core.Api.V1Alpha1;

/// <summary>The API group and version that both custom resources belong to.</summary>
public static class ApiGroup
{
    /// <summary>The group.</summary>
    public const string Name = "netpol.io";

    /// <summary>The version.</summary>
    public const string Version = "v1alpha1";

    /// <summary>Group and version as they stand in <c>apiVersion</c>.</summary>
    public const string GroupVersion = Name + "/" + Version;

    /// <summary>The category of <c>kubectl get netpol</c>… that both kinds belong to.</summary>
    public const string Category = "netpol";
}
