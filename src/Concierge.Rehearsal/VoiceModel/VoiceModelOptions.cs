using System.Security.Cryptography.X509Certificates;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The options of the simulated voice model. The defaults are those of the public service, as far as they are known.</summary>
public sealed record VoiceModelOptions
{
    /// <summary>The bearer key that clients must send; null accepts any key.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The TCP port on 127.0.0.1; 0 selects a free port.</summary>
    public int Port { get; init; }

    /// <summary>The certificate, with its key, for <c>https</c> and <c>wss</c>; null for <c>http</c> and <c>ws</c>.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The models that a client may request in the <c>model</c> query parameter.</summary>
    public IReadOnlyList<string> Models { get; init; } =
        ["gpt-realtime-2.1", "gpt-realtime-2.1-mini", "gpt-realtime-2", "gpt-realtime", "gpt-realtime-mini"];

    /// <summary>The time after which a session ends with <c>session_expired</c>; the service's limit is 60 minutes since 2025.</summary>
    public TimeSpan MaxSessionDuration { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>The minimum time from a response's creation to its first output.</summary>
    public TimeSpan FirstOutputDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The speed of sending audio relative to playback; greater than 1.</summary>
    public double OutputSpeed { get; init; } = 3;

    /// <summary>
    /// The time from the end of recognition to <c>conversation.item.input_audio_transcription.completed</c>.
    /// Transcription runs in parallel with the response, so its event may come before or after the response's events.
    /// </summary>
    public TimeSpan TranscriptionDelay { get; init; } = TimeSpan.FromMilliseconds(350);

    /// <summary>The faults to inject.</summary>
    public VoiceModelFaults Faults { get; init; } = new();
}
