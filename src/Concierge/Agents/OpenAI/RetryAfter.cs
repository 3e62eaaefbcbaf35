using System.ClientModel.Primitives;
using System.Globalization;

namespace Concierge.Agents.OpenAI;

/// <summary>Reads how long a server wants to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>The delay that an answer's headers tell, in milliseconds, seconds or as a date; <see langword="null"/> when they tell none. Never negative.</summary>
    public static TimeSpan? Read(PipelineResponse response, TimeProvider timeProvider) =>
        Number(response, "retry-after-ms") is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds)
        : Number(response, "retry-after") is { } seconds ? TimeSpan.FromSeconds(seconds)
        : response.Headers.TryGetValue("retry-after", out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? TimeSpan.FromTicks(Math.Max(0, (moment - timeProvider.GetUtcNow()).Ticks))
        : null;

    private static double? Number(PipelineResponse response, string header) =>
        response.Headers.TryGetValue(header, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < int.MaxValue
            ? number
            : null;
}
