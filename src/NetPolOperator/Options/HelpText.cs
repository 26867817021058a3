using System.Globalization;
using System.Text;

namespace NetPolOperator.Options;

/// <summary>The text of <c>--help</c>.</summary>
internal static class HelpText
{
    private const int Width = 100;
    private const int Indent = 6;

    /// <summary>The whole text, at most 100 columns wide.</summary>
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append(
            """
            netpol-operator turns AppSegments and NamespaceBaselines into NetworkPolicies, and keeps them so.

            Usage:
              netpol-operator [--FLAG=VALUE]...

            Each setting is a flag, an environment variable, or a key of the settings file; the first of
            them wins. Durations read as 500ms, 15s, 10m or 1h30m. All settings are checked before anything
            starts.

            General
              --config=FILE
                  A settings file in YAML with the keys named below, a dot standing for one more level.
                  Unknown keys are refused.
                  env: NETPOL_CONFIG

              --version
                  Print the version, and end.

              -h, --help
                  Print this text, and end.


            """);
        foreach (var group in SettingTable.Groups)
            Append(text, group);
        text.Append(
            """
            Exit codes

            """);
        foreach (var (code, meaning) in ExitCodes.Meanings)
            text.Append(CultureInfo.InvariantCulture, $"  {code}  {meaning}\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, SettingGroup group)
    {
        text.Append(group.Title).Append('\n');
        foreach (var setting in group.Settings)
        {
            text.Append("  ").Append(setting.Flag).Append(setting.IsSwitch ? "[=true|false]" : "=" + setting.Shape).Append('\n');
            Wrap(text, setting.Help);
            Wrap(text, "default: " + setting.Default);
            Wrap(text, $"env: {setting.Variable}, file: {setting.Key}");
            text.Append('\n');
        }
    }

    private static void Wrap(StringBuilder text, string line)
    {
        text.Append(' ', Indent - 1);
        var column = Indent - 1;
        foreach (var word in line.Split(' '))
        {
            if (column + 1 + word.Length > Width)
            {
                text.Append('\n').Append(' ', Indent - 1);
                column = Indent - 1;
            }

            text.Append(' ').Append(word);
            column += 1 + word.Length;
        }

        text.Append('\n');
    }
}
