namespace Concierge.Media.Bridge;

/// <content>The voice model's sessions, one after another: a lost one is followed by one that knows what was said.</content>
internal sealed partial class VoiceBridge
{
    private readonly List<string> _untold = [];

    /// <summary>What the callee is told when a lost session is back; <see langword="null"/> when nothing was said that could be missed, or nobody listens.</summary>
    public string? Apology
    {
        get
        {
            lock (_gate)
            {
                return _audioSent && _mode == ListeningMode.Conversing ? _options.Lines.Apology : null;
            }
        }
    }

    /// <summary>The conversation began elsewhere: nobody need be greeted any more.</summary>
    public void GoOn()
    {
        lock (_gate)
        {
            _audioSent = true;
        }
    }

    /// <summary>The voice session is configured: what the callee said until now is passed on, and the rest from here.</summary>
    /// <param name="session">The session.</param>
    /// <param name="apology">What the callee is told first, when an earlier session was lost; <see langword="null"/> for the first.</param>
    public async ValueTask AttachSessionAsync(IVoiceSession session, string? apology = null)
    {
        var notes = TakeNotes(apology);
        foreach (var note in notes)
        {
            await session.AddNoteAsync(note);
        }

        // Frames go on arriving meanwhile and must not overtake those that were kept: the session is in use from the
        // moment nothing is left of them.
        while (TakeEarlyAudio(session, wantsResponse: notes.Count > 0) is { Count: > 0 } early)
        {
            foreach (var payload in early)
            {
                await session.AppendAudioAsync(payload);
            }
        }

        await RequestResponseIfWantedAsync();
    }

    /// <summary>The voice session is gone: until there is another, the callee's audio is kept. What was sent to the telephone is still heard.</summary>
    /// <returns>The session, to be disposed of; <see langword="null"/> when there was none.</returns>
    public IVoiceSession? DetachSession()
    {
        lock (_gate)
        {
            var session = _session;
            _session = null;
            if (_responses.Reset() && _mode != ListeningMode.Mute)
            {
                _responses.Want();
            }

            _playback.Disown();
            EndTurnUnheard();
            Stop(_responseDeadline);
            return session;
        }
    }

    // A last line that was not heard, or what a tool answered while nobody was there to be told, says more than an apology.
    private List<string> TakeNotes(string? apology)
    {
        lock (_gate)
        {
            List<string> notes = [.. _untold];
            _untold.Clear();
            if (_lastLine is not null)
            {
                notes.Add(VoiceLines.Note(_lastLine));
            }
            else if (notes.Count == 0 && apology is not null)
            {
                notes.Add(VoiceLines.Note(apology));
            }

            return notes;
        }
    }

    private List<byte[]> TakeEarlyAudio(IVoiceSession session, bool wantsResponse)
    {
        lock (_gate)
        {
            var early = _early.TakeAll();
            if (early.Count == 0)
            {
                _session = session;
                if (wantsResponse)
                {
                    _responses.Want();
                }

                ConsiderSilence();
            }

            return early;
        }
    }
}
