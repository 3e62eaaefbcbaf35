namespace Concierge.Contracts.Api;

/// <summary>The health of the server.</summary>
/// <param name="Status">live, ready, or not_ready.</param>
/// <param name="Missing">The missing settings that calls need.</param>
public sealed record HealthView(string Status, IReadOnlyList<string> Missing);
