namespace Concierge.Rehearsal.Tests.Telephone;

/// <summary>A request as it reached the customer's server.</summary>
internal sealed record ReceivedRequest(string Method, string Path, string PublicUrl, IReadOnlyDictionary<string, string> Fields, string? Signature, string? ForwardedProto);
