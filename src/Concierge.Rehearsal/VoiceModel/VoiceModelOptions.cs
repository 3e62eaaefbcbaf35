namespace Concierge.Rehearsal.VoiceModel;

/// <summary>How the stand-in voice model listens and behaves. The defaults are the public service's, as far as they are known.</summary>
public sealed record VoiceModelOptions
{
    /// <summary>The bearer key that clients must send. Any key is accepted when null.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The TCP port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The models that a client may ask for in the <c>model</c> query parameter.</summary>
    public IReadOnlyList<string> Models { get; init; } =
        ["gpt-realtime-2.1", "gpt-realtime-2.1-mini", "gpt-realtime-2", "gpt-realtime", "gpt-realtime-mini"];

    /// <summary>Time on the clock after which a session ends with <c>session_expired</c>; 60 minutes since 2025.</summary>
    public TimeSpan SessionMaximum { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Time on the clock from a response's creation to its first output, when thinking takes less.</summary>
    public TimeSpan FirstOutputDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How many times faster than it plays audio is sent. At least a little above 1.</summary>
    public double OutputSpeed { get; init; } = 3;

    /// <summary>
    /// Time on the clock from the end of recognition to <c>conversation.item.input_audio_transcription.completed</c>.
    /// Transcription runs beside the response and its event may come before or after the response's.
    /// </summary>
    public TimeSpan TranscriptionDelay { get; init; } = TimeSpan.FromMilliseconds(350);

    /// <summary>What goes wrong on purpose.</summary>
    public VoiceModelFaults Faults { get; init; } = new();
}
