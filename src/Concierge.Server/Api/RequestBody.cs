namespace Concierge.Server.Api;

/// <summary>A request in words.</summary>
/// <param name="Text">What the person wants, at most 1,000 characters.</param>
/// <param name="SessionId">Ties it to earlier requests; a new session begins when absent.</param>
public sealed record RequestBody(string? Text, string? SessionId);
