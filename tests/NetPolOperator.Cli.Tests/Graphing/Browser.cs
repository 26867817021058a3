using Microsoft.Playwright;
using NetPolOperator.Cli.Tests.Running;

namespace NetPolOperator.Cli.Tests.Graphing;

/// <summary>Debian's Chromium, headless, one for all tests; hack/tools.sh brings it where it is missing.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("netpol-graph-");
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        var chromium = await FindAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Headless = true, Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        if (_browser != null) await _browser.CloseAsync();
        _playwright?.Dispose();
        _files.Delete(recursive: true);
    }

    /// <summary>Opens a text as a page of its own, watched for requests and complaints.</summary>
    internal async Task<WatchedPage> OpenAsync(string text, int width = 1280, string extension = "html", ColorScheme scheme = ColorScheme.Light)
    {
        var file = Path.Combine(_files.FullName, $"{Guid.NewGuid():N}.{extension}");
        await File.WriteAllTextAsync(file, text);
        var page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var watched = new WatchedPage(page);
        await page.GotoAsync($"file://{file}");
        return watched;
    }

    private static async Task<string> FindAsync()
    {
        if (OnPath() is { } there) return there;
        var (code, output) = await Shell.RunAsync(Path.Combine(Repository.Root, "hack", "tools.sh"), "chromium");
        return OnPath() ?? throw new InvalidOperationException($"hack/tools.sh chromium: exit status {code}: {output}");
    }

    private static string? OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);
}

/// <summary>A page and what it did beside being looked at.</summary>
internal sealed class WatchedPage
{
    private readonly List<string> _requests = [];

    public WatchedPage(IPage page)
    {
        Page = page;
        page.Request += (_, request) => _requests.Add(request.Url);
        page.Console += (_, message) => Complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Complaints.Add(error);
        page.Dialog += async (_, dialog) =>
        {
            Complaints.Add($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Errors, warnings and whatever else was written to the console.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Requests for anything but the page's file and what it holds itself.</summary>
    public IEnumerable<string> Requests => _requests.Skip(1).Where(r => !r.StartsWith("data:", StringComparison.Ordinal));

    /// <summary>Holds that the page asked nobody for anything, and that nothing went wrong in it.</summary>
    public void AssertQuiet()
    {
        Assert.Empty(Requests);
        Assert.Empty(Complaints);
    }
}
