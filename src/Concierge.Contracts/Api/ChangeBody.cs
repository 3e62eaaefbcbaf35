namespace Concierge.Contracts.Api;

/// <summary>A change of a booking, in words.</summary>
/// <param name="Text">The change, for example "make it 5 people" or "on Saturday at 8pm instead".</param>
public sealed record ChangeBody(string? Text);
