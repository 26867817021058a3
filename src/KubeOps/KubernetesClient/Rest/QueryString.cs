using System.Globalization;
using System.Text;

namespace k8s.Rest;

/// <summary>Builds a path with its query; what is null is left out.</summary>
internal struct QueryString(string path)
{
    private readonly StringBuilder _text = new(path);
    private bool _any = path.Contains('?', StringComparison.Ordinal);

    public QueryString Add(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_any ? '&' : '?').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            _any = true;
        }

        return this;
    }

    public QueryString Add(string name, bool? value) => Add(name, value is { } set ? set ? "true" : "false" : null);

    public QueryString Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public override readonly string ToString() => _text.ToString();
}
