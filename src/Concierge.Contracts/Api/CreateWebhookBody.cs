namespace Concierge.Contracts.Api;

/// <summary>An address that is told of events.</summary>
/// <param name="Url">The https address.</param>
/// <param name="Events">The names of the events; absent or empty for all.</param>
public sealed record CreateWebhookBody(string? Url, IReadOnlyList<string>? Events = null);
