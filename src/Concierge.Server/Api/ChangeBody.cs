namespace Concierge.Server.Api;

/// <summary>What is to become of a booking, in words.</summary>
/// <param name="Text">Such as "make it 5 people" or "on Saturday at 8pm instead".</param>
public sealed record ChangeBody(string? Text);
