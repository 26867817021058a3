namespace NetPolOperator;

/// <summary>What the process ends with.</summary>
internal static class ExitCodes
{
    /// <summary>Told to stop, and stopped in order.</summary>
    public const int Success = 0;

    /// <summary>It could not start (no kubeconfig, the API server did not answer, or the address to serve on is taken), or came to an error that it could not deal with.</summary>
    public const int Failure = 1;

    /// <summary>The command line or the configuration is wrong; every error has been printed.</summary>
    public const int Usage = 2;

    /// <summary>The lease was lost to another replica, or could not be renewed.</summary>
    public const int LeadershipLost = 3;

    /// <summary>All of them, for the help text.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> Meanings { get; } =
    [
        (Success, "told to stop, and stopped in good order"),
        (Failure, "could not start (no API server, the address is taken), or came to an error while running"),
        (Usage, "the settings are wrong; each is told"),
        (LeadershipLost, "lost the Lease to another replica, or could not renew it"),
    ];
}
