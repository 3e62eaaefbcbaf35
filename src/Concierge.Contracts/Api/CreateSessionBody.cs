namespace Concierge.Contracts.Api;

/// <summary>How somebody signs in with a browser: one of both.</summary>
/// <param name="Key">An API key.</param>
/// <param name="Link">The token of a one-time link.</param>
public sealed record CreateSessionBody(string? Key = null, string? Link = null);
