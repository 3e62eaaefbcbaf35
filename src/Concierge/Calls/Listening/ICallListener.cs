namespace Concierge.Calls.Listening;

/// <summary>Somebody who listens to a call.</summary>
internal interface ICallListener
{
    /// <summary>Takes a frame. Must not block: it is called on the thread of the call's audio.</summary>
    /// <param name="frame">
    /// A byte that says who speaks (<see cref="CallListeners.Restaurant"/>, <see cref="CallListeners.Agent"/>), and 20 ms of μ-law. It must not be changed.
    /// </param>
    void OnFrame(byte[] frame);
}
