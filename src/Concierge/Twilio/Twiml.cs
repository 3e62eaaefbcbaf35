using System.Text;
using System.Xml;

namespace Concierge.Twilio;

/// <summary>The TwiML documents this program answers with (twilio.com/docs/voice/twiml).</summary>
public static class Twiml
{
    /// <summary>The media type TwiML is served with.</summary>
    public const string ContentType = "text/xml";

    // Twilio refuses a parameter whose name and value together reach 500 characters (twilio.com/docs/voice/twiml/stream).
    private const int LongestParameter = 499;

    // The longest sentence this program says needs far less; Twilio takes 4000 characters of TwiML in an update.
    private const int LongestSpeech = 1000;

    /// <summary>
    /// Connects the call's audio, both ways, to a WebSocket. <c>&lt;Connect&gt;</c> blocks; when the socket closes or breaks,
    /// Twilio asks <paramref name="action"/> what comes next.
    /// </summary>
    /// <param name="streamUrl">A <c>wss</c> address without a query string, which Twilio would refuse (error 31920).</param>
    /// <param name="parameters">Sent back as strings in the stream's <c>start</c> message. An overlong value is cut.</param>
    /// <param name="action">Where Twilio asks for TwiML when the stream has ended.</param>
    /// <param name="digits">Keys to press before: 0-9, *, # and w, half a second's pause. Played by Twilio, since tones in the stream are not understood by every menu.</param>
    public static string ConnectStream(Uri streamUrl, IEnumerable<KeyValuePair<string, string>> parameters, Uri action, string? digits = null) =>
        Write(xml =>
        {
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
                xml.WriteAttributeString("value", Cut(Printable(value), LongestParameter - name.Length));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        });

    /// <summary>Lets Twilio itself say something and put the line down: for when there is no voice model to say goodbye.</summary>
    public static string SayAndHangUp(string speech) => Write(xml =>
    {
        xml.WriteElementString("Say", Cut(Printable(speech), LongestSpeech));
        xml.WriteElementString("Hangup", null);
    });

    /// <summary>Puts the line down: the answer for a call that has ended in the meantime.</summary>
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

    private static string Printable(string value) => string.Concat(value.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));

    private static string Cut(string value, int length) => value.Length <= length ? value : value[..length];
}
