using k8s.Exceptions;

namespace k8s.KubeConfigModels;

/// <summary>The headers by which a user acts as another.</summary>
internal static class Impersonation
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>>? Headers(UserCredentials user, string place)
    {
        var groups = user.ImpersonateGroups?.ToList() ?? [];
        var extra = user.ImpersonateUserExtra ?? [];
        if (string.IsNullOrEmpty(user.Impersonate))
        {
            return groups.Count > 0 || extra.Count > 0
                ? throw new KubeConfigException($"{place}: as-groups and as-user-extra need 'as' beside them")
                : null;
        }

        var headers = new Dictionary<string, IReadOnlyList<string>> { ["Impersonate-User"] = [user.Impersonate] };
        // .NET joins the values of a header by commas, which the API server would take for one group of that name.
        if (groups.Count > 1)
            throw new KubeConfigException($"{place}: as-groups: one group is supported, not {groups.Count}");
        if (groups.Count == 1)
            headers["Impersonate-Group"] = groups;
        foreach (var (key, value) in extra)
            headers[$"Impersonate-Extra-{Uri.EscapeDataString(key)}"] = [value];
        return headers;
    }
}
