using System.Globalization;
using System.Text.Json;
using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.VoiceModel;

internal sealed partial class VoiceModelSession
{
    private const int SamplesPerMs = 8;
    private const int FrameSamples = 20 * SamplesPerMs;
    private const int MinCommitMs = 100;

    /// <summary>The detector reports a voice a few frames late, so the session keeps this much audio beyond the prefix padding for the recognizer.</summary>
    private const int DetectorDelayMs = 200;

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

    private void Append(JsonField clientEvent)
    {
        var audio = clientEvent.AsObject("type", "event_id", "audio").GetRequired("audio");
        audio.AsString();
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
        if (_configuration.TurnDetection is { } turnDetection)
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
        var id = _turnItemId = RealtimeIds.NewItemId();
        _turnStart = Math.Max(position, _bufferStart);
        _recognizer.BeginUtterance();
        _recognizer.PushAudio([.. _recentSamples.Skip(_recentSamples.Count - (int)Math.Min(_recentSamples.Count, _receivedSamples - _turnStart))]);
        StopIdleTimer();
        _events.Send("input_audio_buffer.speech_started", writer =>
        {
            writer.WriteNumber("audio_start_ms", _turnStart / SamplesPerMs);
            writer.WriteString("item_id", id);
        });
        if (_configuration.TurnDetection is { InterruptResponse: true })
        {
            _activeResponse?.Cancel("turn_detected");
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
        _turnItemId = null;
        AddInputItem(new InputAudioItem(id, (int)((position - _turnStart) / SamplesPerMs), _recognizer.EndUtteranceAsync()));
        if (_configuration.TurnDetection is { CreateResponse: true })
        {
            CreateAutomaticResponse();
        }
    }

    private void Commit(JsonField clientEvent)
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

        _turnItemId = null;
        AddInputItem(new InputAudioItem(id ?? RealtimeIds.NewItemId(), lengthMs, _recognizer.EndUtteranceAsync()));
    }

    private void Clear(JsonField clientEvent)
    {
        clientEvent.AsObject("type", "event_id");
        ResetTurnDetection();
        EmptyBuffer();
        _events.Send("input_audio_buffer.cleared", _ => { });
    }

    private void AddInputItem(InputAudioItem item)
    {
        EmptyBuffer();
        var previous = _conversation.LastId;
        _events.Send("input_audio_buffer.committed", writer =>
        {
            writer.WriteString("previous_item_id", previous);
            writer.WriteString("item_id", item.Id);
        });
        _conversation.Add(item);
        SendAdded(item);
        TrackBackgroundTask(TranscribeAsync(item, _configuration.Transcription, _ending.Token));
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
            _turnItemId = null;
        }

        _detector = CreateDetector();
        _detectorStart = _receivedSamples;
    }

    private VoiceActivityDetector? CreateDetector() => _configuration.TurnDetection is { } turnDetection
        ? new VoiceActivityDetector(new VoiceActivityOptions
        {
            Threshold = turnDetection.Threshold,
            PrefixPadding = TimeSpan.FromMilliseconds(turnDetection.PrefixPaddingMs),
            SilenceDuration = TimeSpan.FromMilliseconds(turnDetection.EffectiveSilenceMs),
        })
        : null;

    /// <summary>Sends the transcript if the session has transcription configured.</summary>
    private async Task TranscribeAsync(InputAudioItem item, JsonElement? transcription, CancellationToken cancellationToken)
    {
        try
        {
            var words = await item.Words;
            if (transcription is not { } configured)
            {
                return;
            }

            await Task.Delay(_services.Options.TranscriptionDelay, _timeProvider, cancellationToken);
            lock (_services.SyncRoot)
            {
                item.Transcript = words;
                SendTranscript(item, words, inSeconds: configured.TryGetProperty("model", out var model) && model.ValueEquals("whisper-1"));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || item.Words.IsCanceled)
        {
            // The session has ended.
        }
        catch (Exception exception)
        {
            _logger.LogRecognitionFailed(exception, item.Id);
            if (transcription is not null)
            {
                SendTranscriptionFailed(item);
            }
        }
    }

    private void SendTranscript(InputAudioItem item, string words, bool inSeconds)
    {
        if (words.Length > 0)
        {
            _events.Send("conversation.item.input_audio_transcription.delta", writer =>
            {
                writer.WriteString("item_id", item.Id);
                writer.WriteNumber("content_index", 0);
                writer.WriteString("delta", words);
            });
        }

        _events.Send("conversation.item.input_audio_transcription.completed", writer =>
        {
            writer.WriteString("item_id", item.Id);
            writer.WriteNumber("content_index", 0);
            writer.WriteString("transcript", words);
            writer.WriteStartObject("usage");
            if (inSeconds)
            {
                writer.WriteString("type", "duration");
                writer.WriteNumber("seconds", item.AudioMs / 1000.0);
            }
            else
            {
                var tokens = (words.Length + 3) / 4;
                writer.WriteString("type", "tokens");
                writer.WriteNumber("total_tokens", item.AudioTokens + tokens);
                writer.WriteNumber("input_tokens", item.AudioTokens);
                writer.WriteStartObject("input_token_details");
                writer.WriteNumber("text_tokens", 0);
                writer.WriteNumber("audio_tokens", item.AudioTokens);
                writer.WriteEndObject();
                writer.WriteNumber("output_tokens", tokens);
            }

            writer.WriteEndObject();
        });
    }

    private void SendTranscriptionFailed(InputAudioItem item) =>
        _events.Send("conversation.item.input_audio_transcription.failed", writer =>
        {
            writer.WriteString("item_id", item.Id);
            writer.WriteNumber("content_index", 0);
            writer.WriteStartObject("error");
            writer.WriteString("type", "transcription_error");
            writer.WriteString("code", "audio_unintelligible");
            writer.WriteString("message", "The audio could not be transcribed.");
            writer.WriteEndObject();
        });
}
