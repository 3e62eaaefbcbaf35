namespace Concierge.Rehearsal.Telephone;

/// <summary>The other end of the callee's line, such as a media stream. The line calls both methods once for each frame.</summary>
internal interface ILineEndpoint
{
    /// <summary>Fills the audio that the callee hears in the next 20 ms.</summary>
    void FillNextFrame(Span<byte> toCallee);

    /// <summary>Receives the callee's audio of the same 20 ms.</summary>
    void OnCalleeFrame(ReadOnlySpan<byte> audio);
}
