namespace Concierge.Media.Realtime;

/// <summary>The voice model and how audio is sent to it.</summary>
public sealed record RealtimeOptions
{
    /// <summary><c>OPENAI_API_KEY</c>; <see langword="null"/> when it is not set.</summary>
    public string? ApiKey { get; init; }

    /// <summary><c>OPENAI_BASE_URL</c>, without a trailing slash.</summary>
    public Uri BaseUrl { get; init; } = new("https://api.openai.com/v1");

    /// <summary><c>REALTIME_MODEL</c>.</summary>
    public string Model { get; init; } = "gpt-realtime-2.1";

    /// <summary><c>REALTIME_VOICE</c>.</summary>
    public string Voice { get; init; } = "alloy";

    /// <summary><c>AUDIO_CHUNK_MS</c>, 20 to 200 ms: the shortest chunk of the callee's audio that is sent.</summary>
    public TimeSpan AudioChunk { get; init; } = TimeSpan.FromMilliseconds(50);
}
