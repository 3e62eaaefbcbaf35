namespace Concierge.Server.Api;

/// <summary>How the server is.</summary>
/// <param name="Status">live, ready, or not_ready.</param>
/// <param name="Missing">The settings without which no call can be placed.</param>
public sealed record HealthView(string Status, IReadOnlyList<string> Missing);
