namespace Concierge.Rehearsal.Tests.Telephone;

/// <summary>A request that the customer's server received.</summary>
internal sealed record ReceivedRequest(string Method, string Path, string PublicUrl, IReadOnlyDictionary<string, string> Fields, string? Signature, string? ForwardedProto);
