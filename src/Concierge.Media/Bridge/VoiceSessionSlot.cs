namespace Concierge.Media.Bridge;

/// <summary>
/// Holds the voice session of a call, and what waits for the next one while there is none: results of tools, and the callee's audio.
/// Not thread-safe.
/// </summary>
internal sealed class VoiceSessionSlot
{
    private readonly List<string> _notes = [];
    private readonly EarlyAudioBuffer _audio = new();

    /// <summary>The session; <see langword="null"/> while none is attached.</summary>
    public IVoiceSession? Current { get; private set; }

    /// <summary>Keeps a note for the next session.</summary>
    public void AddNote(string note) => _notes.Add(note);

    /// <summary>Takes what the next session is told first.</summary>
    /// <param name="lastLine">The agent's last line, if the callee has not heard it yet.</param>
    /// <param name="apology">The apology for the lost session. A last line, or a result that arrived without a session, matters more.</param>
    public SessionOpening TakeOpening(string? lastLine, string? apology)
    {
        List<string> notes = [.. _notes];
        _notes.Clear();
        return new SessionOpening(notes, lastLine ?? (notes.Count == 0 ? apology : null));
    }

    /// <summary>Keeps a frame of the callee for the next session.</summary>
    /// <param name="payload">Base64 of μ-law.</param>
    /// <param name="missing">The number of silent frames to insert before it.</param>
    public void AddAudio(ReadOnlySpan<byte> payload, int missing)
    {
        for (var i = 0; i < missing; i++)
        {
            _audio.Add(CalleeTimeline.SilentFrame);
        }

        _audio.Add(payload);
    }

    /// <summary>
    /// Attaches a session when no audio waits for it any more. Frames keep arriving and must not overtake those that wait, so the session
    /// goes into use only then.
    /// </summary>
    /// <returns>The frames to send to it first; empty when it is attached.</returns>
    public IReadOnlyList<byte[]> AttachOrTakeAudio(IVoiceSession session)
    {
        var audio = _audio.TakeAll();
        Current = audio.Count == 0 ? session : Current;
        return audio;
    }

    /// <summary>Detaches the session.</summary>
    /// <returns>The session; <see langword="null"/> if there was none.</returns>
    public IVoiceSession? Detach()
    {
        var session = Current;
        Current = null;
        return session;
    }
}
