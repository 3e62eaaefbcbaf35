namespace Concierge.Media.Bridge;

/// <content>Attaches and detaches voice sessions: a new session that knows the conversation replaces a lost one.</content>
internal sealed partial class VoiceBridge
{
    private readonly List<string> _pendingNotes = [];

    /// <summary>The apology after a lost session is replaced; <see langword="null"/> if the agent has not spoken yet or is not in a conversation.</summary>
    public string? Apology
    {
        get
        {
            lock (_lock)
            {
                return _audioSent && _mode == ListeningMode.Conversing ? _options.Lines.Apology : null;
            }
        }
    }

    /// <summary>Whether the callee has heard the agent.</summary>
    public bool HasSpoken
    {
        get
        {
            lock (_lock)
            {
                return _audioSent;
            }
        }
    }

    /// <summary>Resumes a conversation that began on another server: the agent does not greet again.</summary>
    public void Resume()
    {
        lock (_lock)
        {
            _audioSent = true;
        }
    }

    /// <summary>Attaches a configured voice session: sends it the callee's buffered audio, then the live audio.</summary>
    /// <param name="session">The session.</param>
    /// <param name="apology">The first line to say when the session replaces a lost one; <see langword="null"/> for the first session.</param>
    public async ValueTask AttachSessionAsync(IVoiceSession session, string? apology = null)
    {
        var notes = TakeNotes(apology);
        foreach (var note in notes)
        {
            await session.AddNoteAsync(note);
        }

        // Frames keep arriving and must not overtake the buffered ones: the session goes into use only when the buffer is empty.
        while (TakeEarlyAudio(session, wantsResponse: notes.Count > 0) is { Count: > 0 } early)
        {
            foreach (var payload in early)
            {
                await session.AppendAudioAsync(payload);
            }
        }

        await RequestResponseIfWantedAsync();
    }

    /// <summary>Detaches the lost voice session: the callee's audio is buffered until the next one. Audio already sent is still played.</summary>
    /// <returns>The session to dispose; <see langword="null"/> if there was none.</returns>
    public IVoiceSession? DetachSession()
    {
        lock (_lock)
        {
            var session = _session;
            _session = null;
            if (_responses.Reset() && _mode != ListeningMode.Mute)
            {
                _responses.Request();
            }

            _playback.DetachSession();
            AbandonTurn();
            Stop(_responseDeadline);
            return session;
        }
    }

    // An unheard last line or a tool result that arrived without a session matters more than an apology.
    private List<string> TakeNotes(string? apology)
    {
        lock (_lock)
        {
            List<string> notes = [.. _pendingNotes];
            _pendingNotes.Clear();
            if (_lastLine is not null)
            {
                notes.Add(VoiceLines.FormatNote(_lastLine));
            }
            else if (notes.Count == 0 && apology is not null)
            {
                notes.Add(VoiceLines.FormatNote(apology));
            }

            return notes;
        }
    }

    private List<byte[]> TakeEarlyAudio(IVoiceSession session, bool wantsResponse)
    {
        lock (_lock)
        {
            var early = _earlyAudio.TakeAll();
            if (early.Count == 0)
            {
                _session = session;
                if (wantsResponse)
                {
                    _responses.Request();
                }

                UpdateSilenceTimer();
            }

            return early;
        }
    }
}
