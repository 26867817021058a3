using FsCheck;
using FsCheck.Fluent;

namespace NetPolOperator.Core.Tests.Properties;

/// <summary>Tries a property on many seeds.</summary>
internal static class Cases
{
    // NETPOL_PROPERTY_FACTOR=20 tries twenty times as many; a failure names the seed that makes its case, and NETPOL_PROPERTY_SEED tries that alone.
    public static void ForAll(int cases, Action<int> property)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("NETPOL_PROPERTY_SEED"), out var seed))
        {
            property(seed);
            return;
        }

        var factor = int.TryParse(Environment.GetEnvironmentVariable("NETPOL_PROPERTY_FACTOR"), out var given) ? given : 1;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases * factor), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), property));
    }
}
