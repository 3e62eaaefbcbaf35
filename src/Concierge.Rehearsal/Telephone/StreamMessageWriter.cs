using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// Writes the messages that Twilio sends over a media stream, with Twilio's order of fields. Numbers are strings, except in mediaFormat.
/// It reuses one buffer, so a message is valid only until the next call. Not thread-safe.
/// </summary>
internal sealed class StreamMessageWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _json;
    private readonly TelephoneCall _call;
    private readonly string _streamSid;
    private long _sequenceNumber;
    private long _chunkNumber;

    public StreamMessageWriter(TelephoneCall call, string streamSid)
    {
        _call = call;
        _streamSid = streamSid;
        _json = new Utf8JsonWriter(_buffer);
    }

    public ReadOnlyMemory<byte> WriteConnected()
    {
        Begin("connected");
        _json.WriteString("protocol", "Call");
        _json.WriteString("version", "1.0.0");
        return End();
    }

    public ReadOnlyMemory<byte> WriteStart(IEnumerable<KeyValuePair<string, string>> customParameters)
    {
        BeginNumbered("start");
        _json.WriteStartObject("start");
        _json.WriteString("accountSid", _call.AccountSid);
        _json.WriteString("streamSid", _streamSid);
        _json.WriteString("callSid", _call.Sid);
        _json.WriteStartArray("tracks");
        _json.WriteStringValue("inbound");
        _json.WriteEndArray();
        _json.WriteStartObject("mediaFormat");
        _json.WriteString("encoding", "audio/x-mulaw");
        _json.WriteNumber("sampleRate", 8000);
        _json.WriteNumber("channels", 1);
        _json.WriteEndObject();
        _json.WriteStartObject("customParameters");
        foreach ((string name, string value) in customParameters)
        {
            _json.WriteString(name, value);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
        return EndWithStreamSid();
    }

    /// <param name="audio">The callee's audio: one frame of μ-law.</param>
    /// <param name="timestamp">Milliseconds since the start of the stream.</param>
    public ReadOnlyMemory<byte> WriteMedia(ReadOnlySpan<byte> audio, long timestamp)
    {
        BeginNumbered("media");
        _json.WriteStartObject("media");
        _json.WriteString("track", "inbound");
        WriteNumberAsString("chunk", ++_chunkNumber);
        WriteNumberAsString("timestamp", timestamp);
        _json.WriteBase64String("payload", audio);
        _json.WriteEndObject();
        return EndWithStreamSid();
    }

    public ReadOnlyMemory<byte> WriteMark(string name)
    {
        BeginNumbered("mark");
        _json.WriteStartObject("mark");
        _json.WriteString("name", name);
        _json.WriteEndObject();
        return EndWithStreamSid();
    }

    public ReadOnlyMemory<byte> WriteDtmf(char digit)
    {
        BeginNumbered("dtmf");
        _json.WriteStartObject("dtmf");
        _json.WriteString("track", "inbound_track");
        _json.WriteString("digit", [digit]);
        _json.WriteEndObject();
        return EndWithStreamSid();
    }

    public ReadOnlyMemory<byte> WriteStop()
    {
        BeginNumbered("stop");
        _json.WriteStartObject("stop");
        _json.WriteString("accountSid", _call.AccountSid);
        _json.WriteString("callSid", _call.Sid);
        _json.WriteEndObject();
        return EndWithStreamSid();
    }

    public void Dispose() => _json.Dispose();

    private void Begin(string name)
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        _json.WriteStartObject();
        _json.WriteString("event", name);
    }

    private void BeginNumbered(string name)
    {
        Begin(name);
        WriteNumberAsString("sequenceNumber", ++_sequenceNumber);
    }

    private ReadOnlyMemory<byte> EndWithStreamSid()
    {
        _json.WriteString("streamSid", _streamSid);
        return End();
    }

    private ReadOnlyMemory<byte> End()
    {
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenMemory;
    }

    private void WriteNumberAsString(string name, long number)
    {
        Span<char> digits = stackalloc char[20];
        number.TryFormat(digits, out int length, provider: CultureInfo.InvariantCulture);
        _json.WriteString(name, digits[..length]);
    }
}
