namespace Concierge.Contracts.Api;

/// <summary>The carrier is dialling.</summary>
/// <param name="CallId">The call's id for further requests.</param>
public sealed record CallAccepted(string CallId);
