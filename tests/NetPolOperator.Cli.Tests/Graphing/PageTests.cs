using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetPolOperator.Cli.Tests.Graphing;

/// <summary>The page in a real browser, as a person uses it.</summary>
public class PageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Shop = "tests/NetPolOperator.Cli.Tests/Golden/_shop";

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(400, ColorScheme.Light)]
    public async Task Page_Opened_FitsAndAsksNobodyForAnything(int width, ColorScheme scheme)
    {
        var watched = await browser.OpenAsync(await Graphs.PrintSampleAsync("html"), width, scheme: scheme);
        await Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Name = "Network segmentation" })).ToBeVisibleAsync();
        await watched.Page.Locator("#list .item", new() { HasText = "payments" }).ClickAsync();
        Assert.Equal(width, await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        var dark = await watched.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        Assert.Equal(scheme == ColorScheme.Dark ? "rgb(12, 17, 29)" : "rgb(248, 250, 252)", dark);
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Segment_Clicked_ShowsItsConnectionsAndWhyEachIsAllowed()
    {
        var watched = await browser.OpenAsync(await Graphs.PrintSampleAsync("html"));
        await watched.Page.Locator("#list .item", new() { HasText = "payments" }).ClickAsync();
        var panel = watched.Page.Locator("#panel");
        await Expect(panel.GetByRole(AriaRole.Heading, new() { Name = "shop/payments" })).ToBeVisibleAsync();
        var incoming = panel.Locator("li", new() { HasText = "shop/orders" });
        await Expect(incoming).ToContainTextAsync("TCP 50051");
        await Expect(incoming).ToContainTextAsync(new Regex(@"out of source\s*AppSegment shop/orders allowTo\[0\] · NetworkPolicy shop/aseg-orders spec\.egress\[\d\]"));
        await Expect(incoming).ToContainTextAsync(new Regex(@"into destination\s*AppSegment shop/payments allowFrom\[0\].*at config/samples/shop\.yaml:\d+"));
        var outgoing = panel.Locator("li", new() { HasText = "203.0.113.0/24 except 203.0.113.64/26" });
        await Expect(outgoing).ToContainTextAsync("TCP 443");
        await Expect(outgoing).ToContainTextAsync("the card processor, until the contract ends");
        await Expect(outgoing).ToContainTextAsync("until 2035-01-01T00:00:00Z");
        await incoming.GetByRole(AriaRole.Button, new() { Name = "shop/orders" }).ClickAsync();
        await Expect(panel.GetByRole(AriaRole.Heading, new() { Name = "shop/orders" })).ToBeVisibleAsync();
        watched.AssertQuiet();
    }

    [Fact]
    public async Task WaitingConnection_Shown_SaysWhatIsMissing()
    {
        var watched = await browser.OpenAsync(await Graphs.PrintSampleAsync("html"));
        await Expect(watched.Page.Locator("#tiles div", new() { HasText = "Waiting" }).Locator("dd")).ToHaveTextAsync("1");
        await watched.Page.Locator("#panel").GetByRole(AriaRole.Button, new() { Name = "shop/reports" }).ClickAsync();
        var waiting = watched.Page.Locator("#panel li.waiting");
        await Expect(waiting).ToContainTextAsync("its ingress does not let it in");
        await waiting.GetByText("To let it pass, add to AppSegment data/db").ClickAsync();
        await Expect(waiting.Locator("pre")).ToContainTextAsync("- segment: {name: reports, namespace: shop}");
        watched.AssertQuiet();
    }

    [Fact]
    public async Task OpenPods_AreCountedListedAndMarkedInWords()
    {
        var watched = await browser.OpenAsync(await Graphs.PrintFilesAsync("html", Shop));
        await Expect(watched.Page.Locator("#tiles div", new() { HasText = "Open pods" }).Locator("dd")).ToHaveTextAsync("⚠ 1");
        await Expect(watched.Page.Locator("#panel tr", new() { HasText = "data/tools" }).First).ToContainTextAsync("⚠ out");
        await Expect(watched.Page.Locator(".map .node.open")).ToContainTextAsync("OPEN: out");
        await watched.Page.GetByLabel("open", new() { Exact = true }).CheckAsync();
        await Expect(watched.Page.Locator("#list .item:visible")).ToHaveTextAsync([new Regex("tools.*⚠ open")]);
        await watched.Page.Locator("#list .item:visible").ClickAsync();
        await Expect(watched.Page.Locator("#panel .callout")).ToContainTextAsync("No policy isolates it for egress");
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Filters_ByNamespaceAndWords_LeaveWhatMatches()
    {
        var watched = await browser.OpenAsync(await Graphs.PrintSampleAsync("html"));
        var items = watched.Page.Locator("#list .item:visible");
        await watched.Page.GetByLabel("Namespace", new() { Exact = true }).SelectOptionAsync("data");
        await Expect(items).ToHaveTextAsync([new Regex("^db"), new Regex("^redis"), new Regex("^Cluster DNS")]);
        await Expect(watched.Page.Locator(".map .node.off")).Not.ToHaveCountAsync(0);
        await watched.Page.GetByLabel("Namespace", new() { Exact = true }).SelectOptionAsync("");
        await watched.Page.GetByLabel("Search").FillAsync("6379");
        await Expect(items).ToHaveTextAsync([new Regex("^redis")]);
        await Expect(watched.Page.Locator("#found")).ToHaveTextAsync(new Regex("^1 of "));
        await watched.Page.GetByLabel("Search").FillAsync("nothing like this");
        await Expect(items).ToHaveCountAsync(0);
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Keyboard_Alone_FindsChoosesAndReturns()
    {
        var watched = await browser.OpenAsync(await Graphs.PrintSampleAsync("html"));
        var (page, heading) = (watched.Page, watched.Page.Locator("#panel h2"));
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("shop/");
        await Expect(page.Locator("#list .item:visible")).ToHaveCountAsync(3);
        for (var stop = 0; stop < 4; stop++) await page.Keyboard.PressAsync("Tab"); // namespace, two boxes, the list
        await Expect(page.Locator("#list .item:focus")).ToHaveTextAsync("orders");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(heading).ToHaveTextAsync("shop/payments");
        await page.Keyboard.PressAsync("Escape"); // clears the search
        await page.Keyboard.PressAsync("Escape");
        await Expect(heading).ToHaveTextAsync("Overview");
        await page.Locator(".map .node", new() { HasText = "redis" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(heading).ToHaveTextAsync("data/redis");
        await page.GoBackAsync();
        await Expect(heading).ToHaveTextAsync("Overview");
        watched.AssertQuiet();
    }

    [Fact]
    public async Task HostileTexts_StayTexts()
    {
        var watched = await browser.OpenAsync(await Graphs.PrintAsync(Manifests.HostileSegment(), "html"));
        await watched.Page.Locator("#list .item", new() { HasTextRegex = new Regex("^web") }).ClickAsync();
        await Expect(watched.Page.Locator("#panel q").First).ToHaveTextAsync(Manifests.Hostile);
        Assert.Equal(0, await watched.Page.Locator("img").CountAsync());
        Assert.StartsWith("Network segmentation", await watched.Page.TitleAsync(), StringComparison.Ordinal);
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Page_WithInjectedScript_DoesNotRunIt()
    {
        var html = await Graphs.PrintSampleAsync("html");
        var watched = await browser.OpenAsync(html.Replace("<footer", "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"><footer", StringComparison.Ordinal));
        await Expect(watched.Page.Locator("#panel h2")).ToHaveTextAsync("Overview");
        Assert.StartsWith("Network segmentation", await watched.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(watched.Complaints); // the policy refused both
    }

    [Fact]
    public async Task Page_OfAThousandSegments_AnswersAtOnce()
    {
        var watched = await browser.OpenAsync(await Graphs.PrintAsync(Manifests.Chains(70, 15), "html"));
        await Expect(watched.Page.Locator("#list .item")).ToHaveCountAsync((70 * 16) + 2 + 1);
        await watched.Page.GetByLabel("Search").FillAsync("team-69/s-14");
        await Expect(watched.Page.Locator("#list .item:visible")).ToHaveCountAsync(1);
        await watched.Page.Locator("#list .item:visible").ClickAsync();
        await Expect(watched.Page.Locator("#panel h2")).ToHaveTextAsync("team-69/s-14");
        await Expect(watched.Page.Locator(".map")).ToHaveAttributeAsync("data-level", "namespace");
        await watched.Page.Locator(".map .node[data-id=\"namespace team-7\"]").ClickAsync();
        await Expect(watched.Page.GetByLabel("Namespace", new() { Exact = true })).ToHaveValueAsync("team-7");
        watched.AssertQuiet();
    }
}
