using System.ClientModel.Primitives;
using System.Globalization;

namespace Concierge.Agents.OpenAI;

/// <summary>Reads the delay that a server asks for before a retry.</summary>
internal static class RetryAfterHeader
{
    /// <summary>Returns the delay of the <c>retry-after-ms</c> or <c>retry-after</c> header; <see langword="null"/> when there is none.</summary>
    /// <remarks><c>retry-after</c> is a number of seconds or a date (RFC 9110, section 10.2.3). The delay is never negative.</remarks>
    public static TimeSpan? Read(PipelineResponse response, TimeProvider timeProvider) =>
        ReadNumber(response, "retry-after-ms") is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds)
        : ReadNumber(response, "retry-after") is { } seconds ? TimeSpan.FromSeconds(seconds)
        : response.Headers.TryGetValue("retry-after", out var text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? TimeSpan.FromTicks(Math.Max(0, (moment - timeProvider.GetUtcNow()).Ticks))
        : null;

    private static double? ReadNumber(PipelineResponse response, string header) =>
        response.Headers.TryGetValue(header, out var text)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < int.MaxValue
            ? number
            : null;
}
