using System.Text;
using System.Xml;

namespace Concierge.Twilio;

/// <summary>Writes the TwiML documents of this program (twilio.com/docs/voice/twiml).</summary>
public static class TwimlWriter
{
    /// <summary>The media type of TwiML responses.</summary>
    public const string ContentType = "text/xml";

    // Twilio refuses a parameter whose name and value together have 500 characters or more (twilio.com/docs/voice/twiml/stream).
    private const int MaxParameterLength = 499;

    // All of this program's sentences are far shorter; Twilio accepts up to 4000 characters of TwiML in an update.
    private const int MaxSpeechLength = 1000;

    /// <summary>
    /// Connects the call's audio, in both directions, to a WebSocket. <c>&lt;Connect&gt;</c> blocks: when the WebSocket ends, Twilio
    /// requests the next TwiML from <paramref name="action"/>.
    /// </summary>
    /// <param name="streamUrl">A <c>wss</c> URL. Twilio refuses a query string (error 31920).</param>
    /// <param name="parameters">Custom parameters that the stream's <c>start</c> message returns. Values that are too long are truncated.</param>
    /// <param name="action">The URL of the TwiML to run when the stream has ended.</param>
    /// <param name="digits">
    /// Keys to press first: 0-9, *, # and w for a pause of half a second. Twilio plays them, because not every IVR menu recognizes tones in
    /// the stream.
    /// </param>
    /// <param name="speech">What Twilio says first.</param>
    public static string ConnectStream(
        Uri streamUrl, IEnumerable<KeyValuePair<string, string>> parameters, Uri action, string? digits = null, string? speech = null) =>
        Write(xml =>
        {
            if (speech is not null)
            {
                xml.WriteElementString("Say", Truncate(RemoveInvalidXmlCharacters(speech), MaxSpeechLength));
            }

            if (digits is not null)
            {
                xml.WriteStartElement("Play");
                xml.WriteAttributeString("digits", digits);
                xml.WriteEndElement();
            }

            xml.WriteStartElement("Connect");
            xml.WriteAttributeString("action", action.AbsoluteUri);
            xml.WriteStartElement("Stream");
            xml.WriteAttributeString("url", streamUrl.AbsoluteUri);
            foreach (var (name, value) in parameters)
            {
                xml.WriteStartElement("Parameter");
                xml.WriteAttributeString("name", name);
                xml.WriteAttributeString("value", Truncate(RemoveInvalidXmlCharacters(value), MaxParameterLength - name.Length));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        });

    /// <summary>Makes Twilio say a sentence and hang up, for a call without a voice model.</summary>
    public static string SayAndHangUp(string speech) => Write(xml =>
    {
        xml.WriteElementString("Say", Truncate(RemoveInvalidXmlCharacters(speech), MaxSpeechLength));
        xml.WriteElementString("Hangup", null);
    });

    /// <summary>Hangs up: the response for a call that has already ended.</summary>
    public static string Hangup() => Write(xml => xml.WriteElementString("Hangup", null));

    private static string Write(Action<XmlWriter> verbs)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true };
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("Response");
            verbs(xml);
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string RemoveInvalidXmlCharacters(string value) =>
        string.Concat(value.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));

    private static string Truncate(string value, int length) => value.Length <= length ? value : value[..length];
}
