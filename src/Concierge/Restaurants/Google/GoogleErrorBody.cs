namespace Concierge.Restaurants.Google;

/// <summary>The body of a refusal (google.rpc.Status).</summary>
internal sealed record GoogleErrorBody(GoogleError? Error);

internal sealed record GoogleError(int Code, string? Status, IReadOnlyList<GoogleErrorDetail>? Details)
{
    /// <summary>The machine-readable reason (google.rpc.ErrorInfo), such as <c>API_KEY_INVALID</c>.</summary>
    public string? Reason => Details?.Select(detail => detail.Reason).FirstOrDefault(reason => reason is not null);
}

internal sealed record GoogleErrorDetail(string? Reason);
