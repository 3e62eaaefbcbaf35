using System.Collections.Concurrent;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

/// <summary>A callee who does what a test says and remembers what was heard.</summary>
internal sealed class TestCallee : ICallee, ICalleeLeg
{
    private readonly Lock _lock = new();
    private readonly List<byte> _heard = [];
    private int _inside;
    private int _frames;

    public RingResult RingResult { get; init; } = new(RingKind.Answered, TimeSpan.FromSeconds(1));

    public bool HasHungUp { get; set; }

    public bool Disposed { get; private set; }

    public bool Overlapped { get; private set; }

    public ConcurrentQueue<char> Keys { get; } = new();

    /// <summary>What the callee says in a frame, by its number from 0.</summary>
    public Func<int, byte> Says { get; init; } = _ => 0xFF;

    /// <summary>What the callee says in a frame, sample by sample; in the place of <see cref="Says"/>.</summary>
    public Action<int, byte[]>? Sounds { get; init; }

    public byte[] Heard
    {
        get
        {
            lock (_lock)
            {
                return [.. _heard];
            }
        }
    }

    public RingResult Ring() => RingResult;

    public ICalleeLeg Answer() => this;

    public void Exchange(ReadOnlySpan<byte> heard, Span<byte> said)
    {
        Overlapped |= Interlocked.Increment(ref _inside) != 1;
        heard.Length.ShouldBe(160);
        lock (_lock)
        {
            _heard.AddRange(heard);
        }

        if (Sounds is { } sounds)
        {
            byte[] sound = new byte[said.Length];
            sounds(_frames++, sound);
            sound.CopyTo(said);
        }
        else
        {
            said.Fill(Says(_frames++));
        }

        Interlocked.Decrement(ref _inside);
    }

    public void OnKeyPressed(char digit) => Keys.Enqueue(digit);

    public void Dispose() => Disposed = true;
}
