namespace Concierge.Contracts.Api;

/// <summary>A calendar that a calendar program can subscribe to.</summary>
/// <param name="Url">The address, with its own secret: who has it can read the bookings, and nothing else.</param>
public sealed record SubscriptionView(string Url);
