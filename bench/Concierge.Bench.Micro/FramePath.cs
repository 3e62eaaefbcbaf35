using System.Globalization;
using System.Text;
using Concierge.Media.Bridge;
using Concierge.Media.MediaStreams;
using Concierge.Media.Realtime;
using Concierge.Media.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Bench.Micro;

/// <summary>One call's way of a frame, from the bytes of one socket to the bytes of the other, without the sockets.</summary>
internal sealed class FramePath : IDisposable
{
    private const int FrameBytes = 160;
    private const int DeltaBytes = 800;

    // Each stream begins one, and this is the first stream.
    private const int Generation = 2;

    private readonly NullSocket _telephone = new();
    private readonly NullSocket _model = new();
    private readonly VoiceBridge _bridge;
    private readonly RememberedIds _ids = new();
    private readonly byte[] _delta = Encoding.UTF8.GetBytes($$"""{"type":"response.output_audio.delta","event_id":"event_7","response_id":"resp_1","item_id":"item_1","output_index":0,"content_index":0,"delta":"{{Audio(DeltaBytes)}}"}""");
    private readonly byte[] _mark = new byte[PlaybackMark.LongestText];
    private byte[] _frame = [];
    private long _number;
    private int _marks;

    /// <summary>A call in which both sides speak.</summary>
    public FramePath()
    {
        _bridge = new VoiceBridge(new NullListener(), new VoiceBridgeOptions(), TimeProvider.System, NullLogger.Instance);
        var session = new OpenAIRealtimeSession(
            _model, connection: null, new RealtimeClientEvents("model", "voice", "transcription"), new SessionListener(_bridge), TimeSpan.FromMilliseconds(50), TimeProvider.System, NullLogger.Instance);
        Completed(_bridge.AttachSessionAsync(session));
        Completed(_bridge.AttachStreamAsync(new MediaStreamWriter(new WebSocketSender(_telephone), "MZ00000000000000000000000000000001")));
        AgentDelta();
    }

    /// <summary>What was sent to both sides, in bytes.</summary>
    public long Sent => _telephone.Taken + _model.Taken;

    /// <summary>20 ms of the callee arrive.</summary>
    public void CalleeFrame()
    {
        Prepare();
        var message = MediaStreamMessage.Read(_frame);
        Completed(_bridge.OnCalleeAudioAsync(message.Payload, message.Timestamp));
    }

    /// <summary>100 ms of the agent arrive, and the mark before them comes back.</summary>
    public void AgentDelta()
    {
        if (!AudioDelta.TryRead(_delta, out var delta))
        {
            throw new InvalidOperationException("The delta was not read.");
        }

        Completed(_bridge.OnAudioAsync(_ids.Get(delta.ResponseId), _ids.Get(delta.ItemId), delta.ContentIndex, delta.Payload));
        if (_marks++ > 0)
        {
            var length = new PlaybackMark(Generation, _marks - 1).Format(_mark);
            if (PlaybackMark.TryParse(_mark.AsSpan(0, length), out var mark))
            {
                _bridge.OnMark(mark);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _bridge.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _telephone.Dispose();
        _model.Dispose();
    }

    // Every frame's time is 20 ms on. Twelve digits, so that the message keeps its length.
    private void Prepare()
    {
        var time = 100_000_000_000 + (_number++ * 20);
        if (_frame.Length == 0)
        {
            _frame = Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"event":"media","sequenceNumber":"1234","media":{"track":"inbound","chunk":"1233","timestamp":"{{{time}}}","payload":"{{{Audio(FrameBytes)}}}"},"streamSid":"MZ00000000000000000000000000000001"}"""));
            return;
        }

        var at = _frame.AsSpan().IndexOf("\"timestamp\":\""u8) + "\"timestamp\":\""u8.Length;
        System.Buffers.Text.Utf8Formatter.TryFormat(time, _frame.AsSpan(at), out _);
    }

    private static void Completed(ValueTask done)
    {
        if (!done.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("A socket that takes everything at once was waited for.");
        }
    }

    private static string Audio(int bytes)
    {
        var audio = new byte[bytes];
        Array.Fill(audio, (byte)0x90);
        return Convert.ToBase64String(audio);
    }
}
