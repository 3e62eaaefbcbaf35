namespace Concierge.Rehearsal.Telephone;

/// <summary>Receives a copy of the audio of one answered call. The network disposes it when the call has ended.</summary>
public interface ICallAudioObserver : IDisposable
{
    /// <summary>Receives 20 ms of both directions. The network calls it on the call's frame schedule, so it must return immediately.</summary>
    /// <param name="caller">What the callee receives: 160 bytes of G.711 μ-law.</param>
    /// <param name="callee">What the callee sends: 160 bytes of G.711 μ-law.</param>
    void OnFrame(ReadOnlySpan<byte> caller, ReadOnlySpan<byte> callee);
}
