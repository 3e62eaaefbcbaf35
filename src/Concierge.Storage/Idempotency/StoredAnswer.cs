using System.Text.Json;

namespace Concierge.Storage.Idempotency;

/// <summary>The answer of a request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The media type of the body.</param>
/// <param name="Location">The header Location.</param>
/// <param name="Body">The body as text.</param>
internal sealed record StoredAnswer(int Status, string? ContentType, string? Location, string Body)
{
    /// <summary>Reads a stored answer.</summary>
    /// <returns><see langword="null"/> if it cannot be read.</returns>
    public static StoredAnswer? Parse(int status, string? json)
    {
        try
        {
            return json is not null && JsonSerializer.Deserialize(json, IdempotencyJsonContext.Default.StoredAnswer) is { } read
                ? read with { Status = status }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the answer as JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this, IdempotencyJsonContext.Default.StoredAnswer);
}
