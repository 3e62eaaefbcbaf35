namespace Concierge.Contracts.Api;

/// <summary>The hand-off of a request to another agent.</summary>
/// <param name="Agent">The name of that agent.</param>
public sealed record HandOffView(string Agent);
