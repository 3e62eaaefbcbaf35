namespace Concierge.Rehearsal.Telephone;

/// <summary>The callee's end of one answered call. The network calls <see cref="Exchange"/> once every 20 ms of its clock, from one thread.</summary>
public interface ICalleeLeg : IDisposable
{
    /// <summary>Whether the callee has put the telephone down.</summary>
    bool HasHungUp { get; }

    /// <summary>Trades 20 ms of sound. Must return at once: recognition and synthesis happen elsewhere.</summary>
    /// <param name="heard">What the caller's side plays: 160 bytes of G.711 μ-law (0xFF is silence).</param>
    /// <param name="said">To be filled with what the callee says: 160 bytes of G.711 μ-law.</param>
    void Exchange(ReadOnlySpan<byte> heard, Span<byte> said);

    /// <summary>A key pressed by the caller's side: 0-9, A-D, * or #.</summary>
    void OnKeyPressed(char digit);
}
