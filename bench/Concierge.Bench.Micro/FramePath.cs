using System.Globalization;
using System.Text;
using Concierge.Media.Bridge;
using Concierge.Media.MediaStreams;
using Concierge.Media.Realtime;
using Concierge.Media.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Bench.Micro;

/// <summary>The path of a frame through one call, from the bytes of one socket to the bytes of the other, without real sockets.</summary>
internal sealed class FramePath : IDisposable
{
    private const int FrameBytes = 160;
    private const int DeltaBytes = 800;

    // Each stream starts a new playback generation, and this is the first stream.
    private const int Generation = 2;

    private readonly NullSocket _telephone = new();
    private readonly NullSocket _model = new();
    private readonly VoiceBridge _bridge;
    private readonly IdCache _ids = new();
    private readonly byte[] _delta = Encoding.UTF8.GetBytes($$"""{"type":"response.output_audio.delta","event_id":"event_7","response_id":"resp_1","item_id":"item_1","output_index":0,"content_index":0,"delta":"{{CreateAudio(DeltaBytes)}}"}""");
    private readonly byte[] _mark = new byte[PlaybackMark.MaxTextLength];
    private byte[] _frame = [];
    private long _number;
    private int _marks;

    /// <summary>Creates a call in which both sides speak.</summary>
    public FramePath()
    {
        _bridge = new VoiceBridge(new NullBridgeObserver(), new VoiceBridgeOptions(), TimeProvider.System, NullLogger.Instance);
        var session = new OpenAIRealtimeSession(
            _model, connection: null, new RealtimeClientEventWriter("model", "voice", "transcription"), new RetirableSessionListener(_bridge), TimeSpan.FromMilliseconds(50), TimeProvider.System, NullLogger.Instance);
        EnsureCompleted(_bridge.AttachSessionAsync(session));
        EnsureCompleted(_bridge.AttachStreamAsync(new MediaStreamWriter(new WebSocketSender(_telephone), "MZ00000000000000000000000000000001")));
        HandleAgentDelta();
    }

    /// <summary>The bytes sent to both sides.</summary>
    public long BytesSent => _telephone.BytesSent + _model.BytesSent;

    /// <summary>Handles 20 ms of audio of the callee.</summary>
    public void HandleCalleeFrame()
    {
        PrepareFrame();
        var message = MediaStreamMessage.Read(_frame);
        EnsureCompleted(_bridge.OnCalleeAudioAsync(message.Payload, message.Timestamp));
    }

    /// <summary>Handles 100 ms of audio of the agent and the mark before it.</summary>
    public void HandleAgentDelta()
    {
        if (!AudioDelta.TryRead(_delta, out var delta))
        {
            throw new InvalidOperationException("The delta could not be parsed.");
        }

        EnsureCompleted(_bridge.OnAudioAsync(_ids.Get(delta.ResponseId), _ids.Get(delta.ItemId), delta.ContentIndex, delta.Payload));
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

    // The timestamp of each frame is 20 ms later. It has twelve digits, so that the message keeps its length.
    private void PrepareFrame()
    {
        var time = 100_000_000_000 + (_number++ * 20);
        if (_frame.Length == 0)
        {
            _frame = Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"event":"media","sequenceNumber":"1234","media":{"track":"inbound","chunk":"1233","timestamp":"{{{time}}}","payload":"{{{CreateAudio(FrameBytes)}}}"},"streamSid":"MZ00000000000000000000000000000001"}"""));
            return;
        }

        var at = _frame.AsSpan().IndexOf("\"timestamp\":\""u8) + "\"timestamp\":\""u8.Length;
        System.Buffers.Text.Utf8Formatter.TryFormat(time, _frame.AsSpan(at), out _);
    }

    private static void EnsureCompleted(ValueTask done)
    {
        if (!done.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("The bridge waited, although the sockets accept everything at once.");
        }
    }

    private static string CreateAudio(int bytes)
    {
        var audio = new byte[bytes];
        Array.Fill(audio, (byte)0x90);
        return Convert.ToBase64String(audio);
    }
}
