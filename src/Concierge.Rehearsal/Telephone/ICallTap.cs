namespace Concierge.Rehearsal.Telephone;

/// <summary>Listens on the line of one answered call. Disposed when the call is over.</summary>
public interface ICallTap : IDisposable
{
    /// <summary>20 ms as heard on the line, in step. Called from the call's frame clock: must return at once.</summary>
    /// <param name="caller">What the callee heard: 160 bytes of G.711 μ-law.</param>
    /// <param name="callee">What the callee said: 160 bytes of G.711 μ-law.</param>
    void OnFrame(ReadOnlySpan<byte> caller, ReadOnlySpan<byte> callee);
}
