namespace NetPolOperator.Core.Api.V1Alpha1;

/// <summary>
/// Patterns and CEL rules that several fields of the schema share. They are kept cheap: the API server refuses a definition
/// whose rules could cost too much. Only functions of the first CEL (1.25) are used. What they cannot say, and all of it on
/// clusters without CEL, the operator's own validation says.
/// </summary>
internal static class SchemaRules
{
    /// <summary>The name of a namespace or Service.</summary>
    public const string DnsLabel = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

    /// <summary>The name of most other objects.</summary>
    public const string DnsSubdomain = @"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

    /// <summary>The name of a container port: at least one letter, no two hyphens in a row.</summary>
    public const string PortName = "^" + IanaName + "$";

    /// <summary>A declared port that is written as text: a number in quotes, or the name of a container port.</summary>
    public const string DeclaredPort = "^(" + PortNumber + "|" + IanaName + ")$";

    /// <summary>A rule's port that is written as text: a number in quotes, or a name, which may be that of a Service's port.</summary>
    public const string RulePort = "^(" + PortNumber + "|[0-9]*[a-z]([-a-z0-9]*[a-z0-9])?|[0-9]+-[-a-z0-9]*[a-z0-9])$";

    /// <summary>A namespace's name, or a glob of it.</summary>
    public const string NamespaceGlob = "^[-a-z0-9*?]+$";

    /// <summary>A port range.</summary>
    public const string EndPort = "!has(self.endPort) || (has(self.port) && type(self.port) == int && self.endPort >= self.port)";

    /// <summary>What a violation of <see cref="EndPort"/> says.</summary>
    public const string EndPortMessage = "endPort needs a numeric port that is not above it";

    /// <summary>The spelling of one CIDR block; whether it is canonical is the operator's to say.</summary>
    public const string Cidr = "self.matches('" + CidrPattern + "')";

    /// <summary><see cref="Cidr"/> for each item of a list.</summary>
    public const string Cidrs = "self.all(block, block.matches('" + CidrPattern + "'))";

    /// <summary>What a violation of <see cref="Cidr"/> says.</summary>
    public const string CidrMessage = "must be an IPv4 or IPv6 block such as 203.0.113.0/24 or 2001:db8::/32; "
        + "a NetworkPolicy cannot name hosts (FQDNs), give their addresses";

    /// <summary>Port names told apart.</summary>
    public const string UniquePortNames =
        "self.all(port, !has(port.name) || self.exists_one(other, has(other.name) && other.name == port.name))";

    /// <summary>The segment peers of a baseline, which has no namespace of its own.</summary>
    public const string SegmentNamespaces = "self.all(rule, !has(rule.segment) || has(rule.segment.__namespace__))";

    /// <summary>What a violation of <see cref="SegmentNamespaces"/> says.</summary>
    public const string SegmentNamespacesMessage = "the segment peer of a NamespaceBaseline needs a namespace";

    private const string IanaName = "([0-9]+-)*[0-9]*[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private const string PortNumber = "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]";

    private const string CidrPattern = "^[0-9a-fA-F.:]+/[0-9]{1,3}$";
}
