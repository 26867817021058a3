using System.Text.Json;
using Microsoft.Playwright;

namespace NetPolOperator.Cli.Tests.Graphing;

/// <summary>Pictures as a browser draws them: every text in its box, none on another.</summary>
public class SvgLayoutTests(Browser browser) : IClassFixture<Browser>
{
    private const string Measure = """
        () => {
          const box = e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
          return JSON.stringify({
            texts: [...document.querySelectorAll('text')].map(e => ({ text: e.textContent, at: box(e) })),
            boxes: [...document.querySelectorAll('.node')].map(e => ({ text: e.getAttribute('data-id'), at: box(e.querySelector('rect')) })),
            loose: [...document.querySelectorAll('.node')].flatMap(n => [...n.querySelectorAll('text')].filter(t => {
              const [a, b] = [box(t), box(n.querySelector('rect'))];
              return a[0] < b[0] || a[1] < b[1] || a[2] > b[2] || a[3] > b[3];
            }).map(t => t.textContent)),
            colours: [...new Set([...document.querySelectorAll('text')].map(e => getComputedStyle(e).fill))],
          });
        }
        """;

    public static TheoryData<string, ColorScheme> Pictures => new()
    {
        { "samples", ColorScheme.Light }, { "samples", ColorScheme.Dark }, { "chains", ColorScheme.Light }, { "cycle", ColorScheme.Light },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task Svg_Drawn_HasEveryTextInItsBoxAndNoneOnAnother(string name, ColorScheme scheme)
    {
        var svg = name switch
        {
            "samples" => await Graphs.PrintSampleAsync("svg"),
            "chains" => await Graphs.PrintAsync(Manifests.Chains(8, 6), "svg"),
            _ => await Graphs.PrintAsync(Manifests.Chains(3, 2), "svg"),
        };
        var watched = await browser.OpenAsync(svg, 1280, "svg", scheme);
        using var measured = JsonDocument.Parse(await watched.Page.EvaluateAsync<string>(Measure));
        var root = measured.RootElement;
        Assert.True(root.GetProperty("texts").GetArrayLength() > 10);
        Assert.Empty(root.GetProperty("loose").EnumerateArray());
        Assert.Empty(Overlaps(root.GetProperty("texts")));
        Assert.Empty(Overlaps(root.GetProperty("boxes")));
        Assert.Contains(scheme == ColorScheme.Dark ? "rgb(242, 244, 247)" : "rgb(16, 24, 40)", root.GetProperty("colours").EnumerateArray().Select(c => c.GetString()));
        watched.AssertQuiet();
    }

    private static IEnumerable<string> Overlaps(JsonElement things)
    {
        var all = things.EnumerateArray().Select(t => (Text: t.GetProperty("text").GetString(), At: t.GetProperty("at").EnumerateArray().Select(v => v.GetDouble()).ToArray())).ToList();
        return from i in Enumerable.Range(0, all.Count)
               from j in Enumerable.Range(i + 1, all.Count - i - 1)
               let a = all[i].At
               let b = all[j].At
               where Math.Min(a[2], b[2]) - Math.Max(a[0], b[0]) > 0.5 && Math.Min(a[3], b[3]) - Math.Max(a[1], b[1]) > 0.5
               select $"{all[i].Text} and {all[j].Text}";
    }
}
