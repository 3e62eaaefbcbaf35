using System.Globalization;
using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The user's audio: buffers it, detects turns and commits them to the conversation. The caller holds the session's lock.</summary>
internal sealed class InputAudioBuffer
{
    private const int SamplesPerMs = 8;
    private const int FrameSamples = 20 * SamplesPerMs;
    private const int MinCommitMs = 100;

    /// <summary>The maximum length of the base64 text of one append: 15 MiB.</summary>
    private const int MaxAppendLength = 15 * 1024 * 1024;

    /// <summary>The detector reports a voice a few frames late, so the buffer keeps this much audio beyond the prefix padding for the recognizer.</summary>
    private const int DetectorDelayMs = 200;

    private readonly SessionContext _context;
    private readonly SpeechRecognizerSession _recognizer;
    private readonly ConversationItemHandler _items;
    private readonly InputTranscriber _transcriber;
    private readonly ResponseScheduler _responses;
    private readonly IdleTimer _idleTimer;
    private readonly ServerEventQueue _events;
    private AudioDecoder _decoder;
    private VoiceActivityDetector? _detector;

    /// <summary>The number of samples received before the detector was created.</summary>
    private long _detectorStart;

    /// <summary>The number of samples received in this session.</summary>
    private long _receivedSamples;

    /// <summary>The number of samples received before the buffer was last emptied.</summary>
    private long _bufferStart;

    /// <summary>The newest samples: all since the buffer was emptied, or with turn detection enough for the start of a turn.</summary>
    private List<short> _recentSamples = [];

    private string? _turnItemId;
    private long _turnStart;

    public InputAudioBuffer(
        SessionContext context,
        SpeechRecognizerSession recognizer,
        ConversationItemHandler items,
        InputTranscriber transcriber,
        ResponseScheduler responses,
        IdleTimer idleTimer)
    {
        (_context, _recognizer, _items, _transcriber, _responses, _idleTimer) = (context, recognizer, items, transcriber, responses, idleTimer);
        _events = context.Services.Events;
        _decoder = new AudioDecoder(context.Configuration.InputFormat);
        _detector = CreateDetector();
    }

    /// <summary>Handles <c>input_audio_buffer.append</c>.</summary>
    public void Append(JsonField clientEvent)
    {
        var audio = clientEvent.AsObject("type", "event_id", "audio").GetRequired("audio");
        audio.AsString(MaxAppendLength);
        if (!audio.Value.TryGetBytesFromBase64(out var bytes))
        {
            throw RealtimeErrorException.CreateInvalidValue("audio", "Invalid 'audio'. Expected base64-encoded audio bytes.");
        }

        var pcm = _decoder.Decode(bytes);
        for (var start = 0; start < pcm.Length; start += FrameSamples)
        {
            ProcessInput(pcm[start..Math.Min(pcm.Length, start + FrameSamples)]);
        }
    }

    /// <summary>Handles <c>input_audio_buffer.commit</c>.</summary>
    public void Commit(JsonField clientEvent)
    {
        clientEvent.AsObject("type", "event_id");
        var id = _turnItemId;
        var start = id is null ? _bufferStart : _turnStart;
        var lengthMs = (int)((_receivedSamples - start) / SamplesPerMs);
        if (lengthMs < MinCommitMs)
        {
            throw new RealtimeErrorException("input_audio_buffer_commit_empty", string.Create(CultureInfo.InvariantCulture,
                $"Error committing input audio buffer: buffer too small. "
                    + $"Expected at least {MinCommitMs}ms of audio, but buffer only has {lengthMs:0.00}ms of audio."));
        }

        if (id is null)
        {
            _recognizer.BeginUtterance();
            _recognizer.PushAudio([.. _recentSamples]);
        }

        SetTurn(null);
        AddItem(new InputAudioItem(id ?? RealtimeIds.NewItemId(), lengthMs, _recognizer.EndUtteranceAsync()));
    }

    /// <summary>Handles <c>input_audio_buffer.clear</c>.</summary>
    public void Clear(JsonField clientEvent)
    {
        clientEvent.AsObject("type", "event_id");
        ResetTurnDetection();
        EmptyBuffer();
        _events.Send("input_audio_buffer.cleared", _ => { });
    }

    /// <summary>Applies what a new configuration changes.</summary>
    public void Reconfigure(SessionConfiguration previous)
    {
        if (previous.InputFormat != _context.Configuration.InputFormat)
        {
            _decoder = new AudioDecoder(_context.Configuration.InputFormat);
        }

        if (previous.TurnDetection != _context.Configuration.TurnDetection)
        {
            ResetTurnDetection();
        }
    }

    /// <summary>Commits the silence of an idle timeout as a turn of the user.</summary>
    /// <param name="idleMs">The idle timeout in milliseconds.</param>
    public void CommitSilence(int idleMs)
    {
        var endMs = _receivedSamples / SamplesPerMs;
        var startMs = Math.Max(0, endMs - idleMs);
        var item = new InputAudioItem(RealtimeIds.NewItemId(), (int)(endMs - startMs), Task.FromResult(""));
        _events.Send("input_audio_buffer.timeout_triggered", writer =>
        {
            writer.WriteNumber("audio_start_ms", startMs);
            writer.WriteNumber("audio_end_ms", endMs);
            writer.WriteString("item_id", item.Id);
        });
        AddItem(item);
    }

    private void ProcessInput(short[] pcm)
    {
        _receivedSamples += pcm.Length;
        KeepRecentSamples(pcm);
        if (_turnItemId is not null)
        {
            _recognizer.PushAudio(pcm);
        }

        foreach (var activity in _detector?.Push(pcm) ?? [])
        {
            var position = _detectorStart + activity.Offset;
            if (activity.Kind == VoiceActivityKind.SpeechStarted)
            {
                BeginTurn(position);
            }
            else
            {
                EndTurn(position);
            }
        }
    }

    private void KeepRecentSamples(short[] pcm)
    {
        _recentSamples.AddRange(pcm);
        if (_context.Configuration.TurnDetection is { } turnDetection)
        {
            var requiredSamples = (turnDetection.PrefixPaddingMs + DetectorDelayMs) * SamplesPerMs;
            if (_recentSamples.Count > 2 * requiredSamples)
            {
                _recentSamples.RemoveRange(0, _recentSamples.Count - requiredSamples);
            }
        }
    }

    private void BeginTurn(long position)
    {
        var id = RealtimeIds.NewItemId();
        SetTurn(id);
        _turnStart = Math.Max(position, _bufferStart);
        _recognizer.BeginUtterance();
        _recognizer.PushAudio([.. _recentSamples.Skip(_recentSamples.Count - (int)Math.Min(_recentSamples.Count, _receivedSamples - _turnStart))]);
        _idleTimer.Stop();
        _events.Send("input_audio_buffer.speech_started", writer =>
        {
            writer.WriteNumber("audio_start_ms", _turnStart / SamplesPerMs);
            writer.WriteString("item_id", id);
        });
        if (_context.Configuration.TurnDetection is { InterruptResponse: true })
        {
            _responses.Interrupt();
        }
    }

    private void EndTurn(long position)
    {
        if (_turnItemId is not { } id)
        {
            // The client has committed the buffer during the turn.
            return;
        }

        _events.Send("input_audio_buffer.speech_stopped", writer =>
        {
            writer.WriteNumber("audio_end_ms", position / SamplesPerMs);
            writer.WriteString("item_id", id);
        });
        SetTurn(null);
        AddItem(new InputAudioItem(id, (int)((position - _turnStart) / SamplesPerMs), _recognizer.EndUtteranceAsync()));
        if (_context.Configuration.TurnDetection is { CreateResponse: true })
        {
            _responses.CreateAutomatically();
        }
    }

    private void AddItem(InputAudioItem item)
    {
        EmptyBuffer();
        var previous = _context.Conversation.LastId;
        _events.Send("input_audio_buffer.committed", writer =>
        {
            writer.WriteString("previous_item_id", previous);
            writer.WriteString("item_id", item.Id);
        });
        _items.Add(item);
        _transcriber.Start(item);
    }

    private void SetTurn(string? itemId)
    {
        _turnItemId = itemId;
        _context.IsInTurn = itemId is not null;
    }

    private void EmptyBuffer()
    {
        _bufferStart = _receivedSamples;
        _recentSamples = [];
    }

    /// <summary>Restarts turn detection with the current configuration.</summary>
    private void ResetTurnDetection()
    {
        if (_turnItemId is not null)
        {
            _recognizer.DiscardUtterance();
            SetTurn(null);
        }

        _detector = CreateDetector();
        _detectorStart = _receivedSamples;
    }

    private VoiceActivityDetector? CreateDetector() => _context.Configuration.TurnDetection is { } turnDetection
        ? new VoiceActivityDetector(new VoiceActivityOptions
        {
            Threshold = turnDetection.Threshold,
            PrefixPadding = TimeSpan.FromMilliseconds(turnDetection.PrefixPaddingMs),
            SilenceDuration = TimeSpan.FromMilliseconds(turnDetection.EffectiveSilenceMs),
        })
        : null;
}
