namespace Concierge.Restaurants.Google;

internal sealed record GoogleError(int Code, string? Status, IReadOnlyList<GoogleErrorDetail>? Details)
{
    /// <summary>The machine-readable reason (google.rpc.ErrorInfo), such as <c>API_KEY_INVALID</c>.</summary>
    public string? Reason => Details?.Select(detail => detail.Reason).FirstOrDefault(reason => reason is not null);
}
