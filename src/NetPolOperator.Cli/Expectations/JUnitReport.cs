using System.Globalization;
using System.Xml;

namespace NetPolOperator.Cli.Expectations;

/// <summary>Writes the report that CI systems show: one test case an expectation, one suite a file.</summary>
internal static class JUnitReport
{
    public static void Write(TextWriter output, TestReport report)
    {
        // Written by hand: an XmlWriter on a TextWriter would call it UTF-16, which is what strings are inside.
        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true });
        xml.WriteStartElement("testsuites");
        Counts(xml, report.Results);
        foreach (var suite in report.Results.GroupBy(r => r.Place[..r.Place.LastIndexOf(':')]))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", suite.Key);
            Counts(xml, [.. suite]);
            foreach (var result in suite) Case(xml, suite.Key, result);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.Flush();
        output.Write('\n');
    }

    private static void Case(XmlWriter xml, string suite, TestResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", suite);
        xml.WriteAttributeString("name", result.Title);
        xml.WriteAttributeString("file", suite);
        xml.WriteAttributeString("line", result.Place[(result.Place.LastIndexOf(':') + 1)..]);
        if (!result.Passed)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", result.Message);
            xml.WriteString(string.Join('\n', (result.Because ?? []).Prepend(result.Place)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, IReadOnlyList<TestResult> results)
    {
        xml.WriteAttributeString("tests", results.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", results.Count(r => !r.Passed).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
    }
}
