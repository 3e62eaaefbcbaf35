using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Concierge.Bench.Measures;
using Concierge.Bench.Wire;

namespace Concierge.Bench.Telephone;

/// <summary>Twilio's end of one media stream: sends a frame every 20 ms, plays audio in real time, and returns a mark when playback reaches it.</summary>
internal sealed class SimulatedMediaStream : IDisposable
{
    /// <summary>The number of frames whose send time is kept.</summary>
    public const int KeptFrames = 4096;

    /// <summary>The length of a frame in bytes: 20 ms of μ-law at 8 kHz.</summary>
    public const int FrameBytes = 160;

    /// <summary>The length of a frame in ticks of <see cref="EventLoop"/>.</summary>
    public const long FrameTicks = 20 * EventLoop.Millisecond;

    // Each mark with the time at which the audio before it has been played.
    private readonly Queue<(long PlayedAt, byte[] Name)> _marks = new();
    private readonly long[] _sentAt = new long[KeptFrames];
    private readonly byte[] _loud = CreatePadding(0x00);
    private readonly byte[] _quiet = CreatePadding(0xFF);
    private readonly TextBuffer _out = new();
    private readonly EventLoop _loop;
    private readonly Recorder _recorder;
    private readonly int _call;
    private readonly byte[] _streamSid;
    private readonly string _start;
    private readonly WebSocketLink _link;

    // Created once: every delegate would be garbage of the load generator during the measurement.
    private readonly Action<long> _sendFrame;
    private readonly Action<long> _returnMarks;
    private int _next;
    private long _playedAt;
    private bool _disposed;
    private bool _waitsForMark;
    private int _deadResponse;
    private long _interruptedAt;
    private bool _cleared;

    public SimulatedMediaStream(EventLoop loop, Recorder recorder, int call, int port, MediaStreamParameters directions)
    {
        _loop = loop;
        _recorder = recorder;
        _call = call;
        _sendFrame = SendFrame;
        _returnMarks = ReturnMarks;
        var streamSid = $"MZ{call:x32}";
        _streamSid = Encoding.ASCII.GetBytes(streamSid);
        _start = $$$"""{"event":"start","sequenceNumber":"1","start":{"accountSid":"{{{directions.AccountSid}}}","streamSid":"{{{streamSid}}}","callSid":"{{{directions.CallSid}}}","tracks":["inbound"],"mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000,"channels":1},"customParameters":{{{directions.Parameters}}}},"streamSid":"{{{streamSid}}}"}""";
        _link = WebSocketLink.Connect(loop, port, directions.Path, directions.Headers);
        _link.Opened = Open;
        _link.Received = Receive;
        _link.Closed = why =>
        {
            if (!_disposed)
            {
                recorder.Broken++;
                recorder.LastFault = $"telephone: {why}";
            }
        };
    }

    /// <summary>Whether the callee is speaking.</summary>
    public bool IsLoud { get; set; }

    /// <summary>The send time of the first frame; 0 before.</summary>
    public long FirstSentAt { get; private set; }

    /// <summary>The time of the first audio of the agent; 0 before.</summary>
    public long FirstAudioAt { get; private set; }

    /// <summary>Called at the first audio of the agent.</summary>
    public Action FirstAudio { get; set; } = () => { };

    /// <summary>Gets the send time of a frame.</summary>
    public long GetSendTime(int number) => _sentAt[number % KeptFrames];

    /// <summary>Records that the voice service detected an interruption of a response.</summary>
    public void RecordInterruption(int response, long at)
    {
        _deadResponse = response;
        _interruptedAt = at;
        _cleared = false;
    }

    /// <summary>Whether a <c>clear</c> has arrived since <see cref="RecordInterruption"/>.</summary>
    public bool WasCleared => _cleared;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _link.Send(_out.Clear().Add("{\"event\":\"stop\",\"sequenceNumber\":\"0\",\"streamSid\":\""u8).Add(_streamSid).Add("\",\"stop\":{}}"u8).Text);
            _link.Dispose();
        }
    }

    private void Open()
    {
        _link.Send("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}"u8);
        _link.Send(Encoding.UTF8.GetBytes(_start));
        IsLoud = true;
        FirstSentAt = EventLoop.Now;
        SendFrame(FirstSentAt);
    }

    private void SendFrame(long due)
    {
        if (_disposed)
        {
            return;
        }

        var number = _next++;
        Span<byte> stamp = stackalloc byte[AudioStamp.Length];
        AudioStamp.Write(stamp, _call, number);
        _out.Clear()
            .Add("{\"event\":\"media\",\"sequenceNumber\":\""u8).Add(number + 2)
            .Add("\",\"media\":{\"track\":\"inbound\",\"chunk\":\""u8).Add(number + 1)
            .Add("\",\"timestamp\":\""u8).Add((number * 20L) + 5)
            .Add("\",\"payload\":\""u8).AddBase64(stamp).Add(IsLoud ? _loud : _quiet)
            .Add("\"},\"streamSid\":\""u8).Add(_streamSid).Add("\"}"u8);
        var now = EventLoop.Now;
        _sentAt[number % KeptFrames] = now;
        if (_recorder.IsOpen)
        {
            _recorder.FramesUp++;
            _recorder.Lateness.Add(now - due);
        }

        _link.Send(_out.Text);
        _loop.Schedule(due + FrameTicks, _sendFrame);
    }

    private void Receive(ReadOnlySpan<byte> message)
    {
        var now = EventLoop.Now;
        var kind = JsonText.Find(message, "\"event\":"u8);
        if (kind.SequenceEqual("media"u8))
        {
            OnMedia(JsonText.Find(message, "\"payload\":"u8), now);
        }
        else if (kind.SequenceEqual("mark"u8))
        {
            _marks.Enqueue((Math.Max(_playedAt, now), JsonText.Find(message, "\"name\":"u8).ToArray()));
            WaitForMark();
        }
        else if (kind.SequenceEqual("clear"u8))
        {
            OnClear(now);
        }
    }

    private void OnMedia(ReadOnlySpan<byte> payload, long now)
    {
        _playedAt = Math.Max(_playedAt, now) + (payload.Length * 3 / 4 / 8 * EventLoop.Millisecond);
        Span<byte> stamp = stackalloc byte[AudioStamp.Length];
        if (payload.Length < 16
            || Base64.DecodeFromUtf8(payload[..16], stamp, out _, out _) != OperationStatus.Done
            || !AudioStamp.TryRead(stamp, out _, out var number))
        {
            return;
        }

        if (FirstAudioAt == 0)
        {
            FirstAudioAt = now;
            FirstAudio();
        }

        if (_recorder.IsOpen)
        {
            _recorder.FramesDown++;
            _recorder.ToTelephone.Add(now - DeltaSentAt(number));
            if (_cleared && number / ResponsePieces <= _deadResponse)
            {
                _recorder.Stale++;
            }
        }
    }

    /// <summary>The maximum number of pieces in a response. The number of a piece is the number of its response times this, plus its position.</summary>
    public const int ResponsePieces = 64;

    /// <summary>Gets the send time of a piece of a response.</summary>
    public Func<int, long> DeltaSentAt { get; set; } = _ => 0;

    private void OnClear(long now)
    {
        if (_interruptedAt != 0 && !_cleared)
        {
            _cleared = true;
            if (_recorder.IsOpen)
            {
                _recorder.ToClear.Add(now - _interruptedAt);
            }
        }

        _playedAt = now;
        while (_marks.TryDequeue(out var mark))
        {
            ReturnMark(mark.Name);
        }
    }

    private void WaitForMark()
    {
        if (!_disposed && !_waitsForMark && _marks.TryPeek(out var mark))
        {
            _waitsForMark = true;
            _loop.Schedule(mark.PlayedAt, _returnMarks);
        }
    }

    private void ReturnMarks(long now)
    {
        _waitsForMark = false;
        while (!_disposed && _marks.TryPeek(out var mark) && mark.PlayedAt <= now)
        {
            ReturnMark(_marks.Dequeue().Name);
        }

        WaitForMark();
    }

    private void ReturnMark(ReadOnlySpan<byte> name) => _link.Send(_out.Clear()
        .Add("{\"event\":\"mark\",\"sequenceNumber\":\""u8).Add(_next + 2)
        .Add("\",\"mark\":{\"name\":\""u8).Add(name).Add("\"},\"streamSid\":\""u8).Add(_streamSid).Add("\"}"u8).Text);

    private static byte[] CreatePadding(byte sample)
    {
        var rest = new byte[FrameBytes - AudioStamp.Length];
        Array.Fill(rest, sample);
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(rest));
    }
}
