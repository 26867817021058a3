namespace NetPolOperator.Core.Manifests.Reading;

/// <summary>How far a misspelt word is from a known one.</summary>
internal static class EditDistance
{
    /// <summary>Insertions, deletions and replacements between two words.</summary>
    public static int Of(string a, string b)
    {
        // A stranger's word may be of any length; one far longer than the other is not a misspelling.
        if (Math.Abs(a.Length - b.Length) > 3 || a.Length > 64) return int.MaxValue;
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
