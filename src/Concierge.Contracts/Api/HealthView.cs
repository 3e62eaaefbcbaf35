namespace Concierge.Contracts.Api;

/// <summary>The health of the server.</summary>
/// <param name="Status">live, ready, draining (the server is being stopped and takes no new calls), or not_ready.</param>
/// <param name="Missing">The missing settings that calls need; empty without the API key.</param>
public sealed record HealthView(string Status, IReadOnlyList<string> Missing);
