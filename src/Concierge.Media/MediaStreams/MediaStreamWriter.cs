using System.Text;
using Concierge.Media.Transport;

namespace Concierge.Media.MediaStreams;

/// <summary>Writes to one Twilio media stream: text frames with exactly the documented fields, since Twilio goes silent on any other (warnings 31950 and 31951).</summary>
internal sealed class MediaStreamWriter
{
    private readonly WebSocketSender _sender;
    private readonly byte[] _mediaHead;
    private readonly byte[] _markHead;
    private readonly byte[] _clear;

    /// <summary>Writes to the stream with this <c>streamSid</c>.</summary>
    public MediaStreamWriter(WebSocketSender sender, string streamSid)
    {
        _sender = sender;
        _mediaHead = Encoding.UTF8.GetBytes($$$"""{"event":"media","streamSid":"{{{streamSid}}}","media":{"payload":""" + "\"");
        _markHead = Encoding.UTF8.GetBytes($$$"""{"event":"mark","streamSid":"{{{streamSid}}}","mark":{"name":""" + "\"");
        _clear = Encoding.UTF8.GetBytes($$"""{"event":"clear","streamSid":"{{streamSid}}"}""");
    }

    private static ReadOnlySpan<byte> Tail => "\"}}"u8;

    /// <summary>Appends audio to what Twilio plays.</summary>
    /// <param name="payload">Base64 of raw μ-law, 8 kHz mono, without any header.</param>
    public void Media(ReadOnlySpan<byte> payload) => _sender.Enqueue(_mediaHead, payload, Tail, discardable: true);

    /// <summary>Asks to be told when everything before it has been played.</summary>
    public void Mark(PlaybackMark mark)
    {
        Span<byte> name = stackalloc byte[PlaybackMark.LongestText];
        _sender.Enqueue(_markHead, name[..mark.Format(name)], Tail, discardable: true);
    }

    /// <summary>Empties what Twilio has buffered; drops what was still waiting to be sent.</summary>
    public void Clear()
    {
        _sender.DiscardPending();
        _sender.Enqueue(_clear);
    }

    /// <summary>Puts what was written on the wire.</summary>
    public ValueTask FlushAsync() => _sender.FlushAsync();
}
