namespace Concierge.Rehearsal.Telephone;

/// <summary>The callee's end of one answered call. The network calls <see cref="ExchangeFrame"/> every 20 ms, from one thread at a time.</summary>
public interface ICalleeLeg : IDisposable
{
    /// <summary>Whether the callee has hung up.</summary>
    bool HasHungUp { get; }

    /// <summary>Exchanges 20 ms of audio. It must return immediately, so speech recognition and synthesis run in the background.</summary>
    /// <param name="toCallee">The audio that the callee hears: 160 bytes of G.711 μ-law (0xFF is silence).</param>
    /// <param name="fromCallee">Receives the callee's audio: 160 bytes of G.711 μ-law.</param>
    void ExchangeFrame(ReadOnlySpan<byte> toCallee, Span<byte> fromCallee);

    /// <summary>Handles a key that the caller's side pressed: 0-9, A-D, * or #.</summary>
    void OnKeyPressed(char digit);
}
