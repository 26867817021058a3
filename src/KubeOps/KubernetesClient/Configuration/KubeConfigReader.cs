namespace k8s.KubeConfigModels;

/// <summary>Reads a kubeconfig from YAML.</summary>
internal static class KubeConfigReader
{
    /// <summary>Reads one file's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">The file, or what to call it in errors.</param>
    /// <param name="folder">The folder that relative paths start from; null: the working directory.</param>
    /// <exception cref="Exceptions.KubeConfigException">It is not a kubeconfig; the message names the place.</exception>
    public static K8SConfiguration Read(string text, string source, string? folder)
    {
        var root = YamlFields.Parse(text, source);
        return new K8SConfiguration
        {
            ApiVersion = root.Text("apiVersion"),
            Kind = root.Text("kind"),
            CurrentContext = root.Text("current-context"),
            Contexts = [.. root.Items("contexts").Select(c => ReadContext(c, source))],
            Clusters = [.. root.Items("clusters").Select(c => ReadCluster(c, source, folder))],
            Users = [.. root.Items("users").Select(u => ReadUser(u, source, folder))],
            Extensions = Extensions(root),
            FileName = source,
        };
    }

    private static Context ReadContext(YamlFields entry, string source)
    {
        var context = entry.Fields("context");
        return new Context
        {
            Name = Name(entry),
            Namespace = entry.Text("namespace"),
            Source = source,
            ContextDetails = context is null ? null : new ContextDetails
            {
                Cluster = context.Text("cluster"),
                User = context.Text("user"),
                Namespace = context.Text("namespace"),
                Extensions = Extensions(context),
            },
        };
    }

    private static Cluster ReadCluster(YamlFields entry, string source, string? folder)
    {
        var cluster = entry.Fields("cluster");
        return new Cluster
        {
            Name = Name(entry),
            Source = source,
            ClusterEndpoint = cluster is null ? null : new ClusterEndpoint
            {
                Server = cluster.Text("server"),
                CertificateAuthority = Resolve(cluster.Text("certificate-authority"), folder),
                CertificateAuthorityData = cluster.Text("certificate-authority-data"),
                TlsServerName = cluster.Text("tls-server-name"),
                SkipTlsVerify = cluster.Flag("insecure-skip-tls-verify"),
                ProxyUrl = cluster.Text("proxy-url"),
                Extensions = Extensions(cluster),
            },
        };
    }

    private static User ReadUser(YamlFields entry, string source, string? folder)
    {
        var user = entry.Fields("user");
        return new User
        {
            Name = Name(entry),
            Source = source,
            UserCredentials = user is null ? null : new UserCredentials
            {
                ClientCertificate = Resolve(user.Text("client-certificate"), folder),
                ClientCertificateData = user.Text("client-certificate-data"),
                ClientKey = Resolve(user.Text("client-key"), folder),
                ClientKeyData = user.Text("client-key-data"),
                Token = user.Text("token"),
                TokenFile = Resolve(user.Text("tokenFile"), folder),
                UserName = user.Text("username"),
                Password = user.Text("password"),
                Impersonate = user.Text("as"),
                ImpersonateGroups = user.Texts("as-groups"),
                ImpersonateUserExtra = user.Map("as-user-extra"),
                AuthProvider = ReadAuthProvider(user.Fields("auth-provider")),
                ExternalExecution = ReadExec(user.Fields("exec"), source, folder),
                Extensions = Extensions(user),
            },
        };
    }

    private static AuthProvider? ReadAuthProvider(YamlFields? provider) =>
        provider is null ? null : new AuthProvider { Name = provider.Text("name"), Config = provider.Map("config") };

    private static ExternalExecution? ReadExec(YamlFields? exec, string source, string? folder) => exec is null ? null : new ExternalExecution
    {
        ApiVersion = exec.Text("apiVersion"),
        // A bare name is looked up in PATH; anything with a folder in it is a path.
        Command = exec.Text("command") is { } command && command.Contains('/', StringComparison.Ordinal) ? Resolve(command, folder) : exec.Text("command"),
        Arguments = [.. exec.Texts("args")],
        EnvironmentVariables =
        [
            .. exec.Items("env").Select(e => new Dictionary<string, string>
            {
                ["name"] = e.Text("name") ?? throw e.Wrong("name", "it is missing"),
                ["value"] = e.Text("value") ?? "",
            }),
        ],
        InstallHint = exec.Text("installHint"),
        ProvideClusterInfo = exec.Flag("provideClusterInfo"),
        InteractiveMode = exec.Text("interactiveMode"),
        Source = source,
    };

    private static List<NamedExtension> Extensions(YamlFields fields) =>
        [.. fields.Items("extensions").Select(e => new NamedExtension { Name = e.Text("name"), Extension = e.Value("extension") })];

    private static string Name(YamlFields entry) => entry.Text("name") ?? throw entry.Wrong("name", "it is missing");

    private static string? Resolve(string? path, string? folder) =>
        string.IsNullOrEmpty(path) || folder is null ? path : Path.GetFullPath(path, folder);
}
