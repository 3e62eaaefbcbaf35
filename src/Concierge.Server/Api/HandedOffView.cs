namespace Concierge.Server.Api;

/// <summary>A request went to another agent.</summary>
/// <param name="Agent">Its name.</param>
public sealed record HandedOffView(string Agent);
