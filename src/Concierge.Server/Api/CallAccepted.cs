namespace Concierge.Server.Api;

/// <summary>The carrier is dialling.</summary>
/// <param name="CallId">Names the call in every further request.</param>
public sealed record CallAccepted(string CallId);
