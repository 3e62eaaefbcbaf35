using System.Collections.Concurrent;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

/// <summary>A callee that the test controls. It records the audio it receives.</summary>
internal sealed class TestCallee : ICallee, ICalleeLeg
{
    private readonly Lock _lock = new();
    private readonly List<byte> _receivedAudio = [];
    private int _activeExchanges;
    private int _frames;

    public RingResult RingResult { get; init; } = new(RingOutcome.Answered, TimeSpan.FromSeconds(1));

    public bool HasHungUp { get; set; }

    public bool Disposed { get; private set; }

    public bool Overlapped { get; private set; }

    public ConcurrentQueue<char> Keys { get; } = new();

    /// <summary>Gives the sample that fills a frame of the callee. Frames are numbered from 0.</summary>
    public Func<int, byte> GetSample { get; init; } = _ => 0xFF;

    /// <summary>Fills a frame of the callee sample by sample. Replaces <see cref="GetSample"/>.</summary>
    public Action<int, byte[]>? FillAudio { get; init; }

    public byte[] ReceivedAudio
    {
        get
        {
            lock (_lock)
            {
                return [.. _receivedAudio];
            }
        }
    }

    public RingResult Ring(TelephoneCall call) => RingResult;

    public ICalleeLeg Answer(TelephoneCall call) => this;

    public void ExchangeFrame(ReadOnlySpan<byte> toCallee, Span<byte> fromCallee)
    {
        Overlapped |= Interlocked.Increment(ref _activeExchanges) != 1;
        toCallee.Length.ShouldBe(160);
        lock (_lock)
        {
            _receivedAudio.AddRange(toCallee);
        }

        if (FillAudio is { } sounds)
        {
            byte[] sound = new byte[fromCallee.Length];
            sounds(_frames++, sound);
            sound.CopyTo(fromCallee);
        }
        else
        {
            fromCallee.Fill(GetSample(_frames++));
        }

        Interlocked.Decrement(ref _activeExchanges);
    }

    public void OnKeyPressed(char digit) => Keys.Enqueue(digit);

    public void Dispose() => Disposed = true;
}
