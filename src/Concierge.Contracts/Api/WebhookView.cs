namespace Concierge.Contracts.Api;

/// <summary>A webhook.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">The address.</param>
/// <param name="Events">The names of the events; empty for all.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Secret">The secret of the signatures (whsec_…): only when it is created.</param>
public sealed record WebhookView(string Id, string Url, IReadOnlyList<string> Events, DateTimeOffset CreatedAt, string? Secret = null);
