using System.Text;
using Concierge.Media.Bridge;
using Concierge.Media.Transport;

namespace Concierge.Media.MediaStreams;

/// <summary>
/// Writes messages to one Twilio media stream, with exactly the documented fields: Twilio ignores a message with any other field (warnings
/// 31950 and 31951).
/// </summary>
internal sealed class MediaStreamWriter : IAudioSink
{
    private readonly WebSocketSender _sender;
    private readonly byte[] _mediaPrefix;
    private readonly byte[] _markPrefix;
    private readonly byte[] _clearMessage;

    /// <summary>Creates a writer for the stream with this <c>streamSid</c>.</summary>
    public MediaStreamWriter(WebSocketSender sender, string streamSid)
    {
        _sender = sender;
        _mediaPrefix = Encoding.UTF8.GetBytes($$$"""{"event":"media","streamSid":"{{{streamSid}}}","media":{"payload":""" + "\"");
        _markPrefix = Encoding.UTF8.GetBytes($$$"""{"event":"mark","streamSid":"{{{streamSid}}}","mark":{"name":""" + "\"");
        _clearMessage = Encoding.UTF8.GetBytes($$"""{"event":"clear","streamSid":"{{streamSid}}"}""");
    }

    private static ReadOnlySpan<byte> Suffix => "\"}}"u8;

    /// <summary>
    /// Queues a <c>media</c> message, which appends audio to Twilio's playback buffer, and a <c>mark</c> message, which Twilio returns when
    /// all audio before it has been played.
    /// </summary>
    /// <param name="payload">Base64 of raw μ-law, 8 kHz mono, without a header.</param>
    /// <param name="mark">The mark.</param>
    public void Play(ReadOnlySpan<byte> payload, PlaybackMark mark)
    {
        Span<byte> name = stackalloc byte[PlaybackMark.MaxTextLength];
        _sender.Enqueue(_mediaPrefix, payload, Suffix, discardable: true);
        _sender.Enqueue(_markPrefix, name[..mark.Format(name)], Suffix, discardable: true);
    }

    /// <summary>Queues a <c>clear</c> message, which empties Twilio's playback buffer, and discards the audio that is not sent yet.</summary>
    public void Clear()
    {
        _sender.DiscardPending();
        _sender.Enqueue(_clearMessage);
    }

    /// <summary>Sends the queued messages.</summary>
    public ValueTask FlushAsync() => _sender.FlushAsync();
}
