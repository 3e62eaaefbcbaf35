namespace Concierge.Storage.Webhooks;

/// <summary>An event to tell webhooks of.</summary>
/// <param name="OwnerId">Whose event it is (<see cref="Concierge.Calls.Limits.CurrentUser.OwnerId"/>); <see langword="null"/> for the operator's.</param>
/// <param name="Event">The name of the event.</param>
/// <param name="Key">What tells this event from all others: a server that adopts a call tells the same events again.</param>
/// <param name="Body">The body, JSON.</param>
internal sealed record WebhookMessage(string? OwnerId, string Event, string Key, string Body);
