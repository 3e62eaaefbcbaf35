namespace Concierge.Contracts.Api;

/// <summary>A telephone number that may be called again.</summary>
/// <param name="PhoneNumber">The number with its country code, for example +497531123456.</param>
public sealed record AllowNumberBody(string? PhoneNumber);
