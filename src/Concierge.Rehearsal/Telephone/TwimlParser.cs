using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// Parses TwiML as strictly as Twilio's parser (error 12100) and schema (error 12200). It supports the verbs that an application with a
/// media stream needs, and rejects other verbs.
/// </summary>
internal static class TwimlParser
{
    /// <summary>Twilio's maximum size of a document, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int MaxParameterLength = 500;

    /// <summary>Parses a document.</summary>
    /// <param name="xml">The document's bytes.</param>
    /// <exception cref="CallErrorException">11750, 12100 or 12200.</exception>
    public static IReadOnlyList<TwimlVerb> Parse(byte[] xml)
    {
        if (xml.Length > MaxBytes)
        {
            throw new CallErrorException(11750, $"the document has {xml.Length} bytes; the limit is {MaxBytes}");
        }

        XElement? root = Load(xml).Root;
        if (root is null || root.Name != "Response")
        {
            throw new CallErrorException(12100, "the root element is not <Response>");
        }

        CheckAttributes(root);
        CheckNoText(root);
        return [.. root.Elements().Select(ParseVerb)];
    }

    /// <summary>Parses a document that the request itself contains.</summary>
    /// <exception cref="CallErrorException">11750, 12100 or 12200.</exception>
    public static IReadOnlyList<TwimlVerb> Parse(string xml) => Parse(Encoding.UTF8.GetBytes(xml));

    private static XDocument Load(byte[] xml)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(
                new MemoryStream(xml),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader);
        }
        catch (XmlException exception)
        {
            throw new CallErrorException(
                12100, $"line {exception.LineNumber}, column {exception.LinePosition}: {DescribeWithoutContent(exception)}", exception);
        }
    }

    // The parser's message may quote the document, which contains names and telephone numbers.
    private static string DescribeWithoutContent(XmlException exception) =>
        exception.Message.Contains("XML declaration", StringComparison.OrdinalIgnoreCase)
            ? "something stands before the XML declaration"
            : "the XML is not well-formed (is a value not escaped?)";

    private static TwimlVerb ParseVerb(XElement verb)
    {
        switch (verb.Name.ToString())
        {
            case "Connect":
                CheckAttributes(verb, "action", "method");
                CheckNoText(verb);
                return new TwimlVerb.Connect(GetAttribute(verb, "action"), GetMethod(verb, "method"), ParseStream(verb));
            case "Pause":
                CheckAttributes(verb, "length");
                return new TwimlVerb.Pause(TimeSpan.FromSeconds(GetInt32(verb, "length", 1)));
            case "Say":
                CheckAttributes(verb, "voice", "language", "loop");
                return new TwimlVerb.Say(verb.Value.Trim());
            case "Play":
                CheckAttributes(verb, "digits", "loop");
                return new TwimlVerb.PlayDigits(GetDigits(verb));
            case "Redirect":
                CheckAttributes(verb, "method");
                return new TwimlVerb.Redirect(verb.Value.Trim(), GetMethod(verb, "method"));
            case "Hangup":
                CheckAttributes(verb);
                return new TwimlVerb.Hangup();
            default:
                throw new CallErrorException(
                    12200, $"<{verb.Name}> is not a verb this telephone network runs (Connect, Pause, Say, Play digits, Redirect, Hangup)");
        }
    }

    private static TwimlStream ParseStream(XElement connect)
    {
        if (connect.Elements().ToList() is not [XElement stream] || stream.Name != "Stream")
        {
            throw new CallErrorException(12200, "<Connect> must hold exactly one <Stream>");
        }

        CheckAttributes(stream, "url", "name", "track", "statusCallback", "statusCallbackMethod");
        CheckNoText(stream);
        return new TwimlStream(
            GetAttribute(stream, "url"),
            GetAttribute(stream, "name"),
            GetAttribute(stream, "track") ?? "inbound_track",
            GetAttribute(stream, "statusCallback"),
            GetMethod(stream, "statusCallbackMethod"),
            [.. stream.Elements().Select(ParseParameter)]);
    }

    private static KeyValuePair<string, string> ParseParameter(XElement parameter)
    {
        if (parameter.Name != "Parameter")
        {
            throw new CallErrorException(12200, $"<{parameter.Name}> does not belong in <Stream>");
        }

        CheckAttributes(parameter, "name", "value");
        if (GetAttribute(parameter, "name") is not { Length: > 0 } name || GetAttribute(parameter, "value") is not { } value)
        {
            throw new CallErrorException(12200, "a <Parameter> needs both a name and a value");
        }

        return name.Length + value.Length < MaxParameterLength
            ? KeyValuePair.Create(name, value)
            : throw new CallErrorException(
                12200,
                $"name and value of the <Parameter> \"{name[..Math.Min(40, name.Length)]}\" have {name.Length + value.Length} characters; "
                    + $"they must have fewer than {MaxParameterLength}");
    }

    private static string GetDigits(XElement play)
    {
        string digits = GetAttribute(play, "digits") ?? throw new CallErrorException(
            12200, "this telephone network plays only digits, not files: give <Play> a digits attribute");
        return digits.All(digit => "0123456789ABCD*#wW".Contains(digit, StringComparison.Ordinal))
            ? digits
            : throw new CallErrorException(12200, "the digits of <Play> may be 0-9, A-D, *, #, w and W");
    }

    private static int GetInt32(XElement element, string name, int defaultValue)
    {
        string? text = GetAttribute(element, name);
        if (text is null)
        {
            return defaultValue;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new CallErrorException(12200, $"the attribute {name} of <{element.Name}> is not a whole number");
    }

    private static string GetMethod(XElement element, string name) => GetAttribute(element, name)?.ToUpperInvariant() switch
    {
        null or "POST" => "POST",
        "GET" => "GET",
        _ => throw new CallErrorException(12200, $"the attribute {name} of <{element.Name}> is neither GET nor POST"),
    };

    private static string? GetAttribute(XElement element, string name) => element.Attribute(name)?.Value;

    private static void CheckAttributes(XElement element, params ReadOnlySpan<string> allowed)
    {
        foreach (XAttribute attribute in element.Attributes())
        {
            if (!allowed.Contains(attribute.Name.ToString()))
            {
                throw new CallErrorException(12200, $"the attribute {attribute.Name} is not allowed in <{element.Name}>");
            }
        }
    }

    private static void CheckNoText(XElement element)
    {
        if (element.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)))
        {
            throw new CallErrorException(12200, $"text does not belong in <{element.Name}>");
        }
    }
}
