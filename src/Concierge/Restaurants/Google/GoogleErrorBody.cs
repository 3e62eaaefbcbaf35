namespace Concierge.Restaurants.Google;

/// <summary>The body of an error response (google.rpc.Status).</summary>
internal sealed record GoogleErrorBody(GoogleError? Error);
