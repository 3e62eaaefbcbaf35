namespace Concierge.Rehearsal.Telephone;

/// <summary>Whatever the network connects the callee's line with. Called once per frame, from the line's clock.</summary>
internal interface ILinePeer
{
    /// <summary>Fills what the callee is to hear for the next 20 ms.</summary>
    void FillNextFrame(Span<byte> heard);

    /// <summary>Takes what the callee said in the same 20 ms.</summary>
    void OnCalleeFrame(ReadOnlySpan<byte> sound);
}
