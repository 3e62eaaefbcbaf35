namespace Concierge.Server.Api;

/// <summary>What a second reading of a call's conversation found.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Agrees">Whether it bears out the call's own report.</param>
/// <param name="Doubts">Where it differs, a sentence each, with the turn.</param>
public sealed record TranscriptCheckView(string CallId, bool Agrees, IReadOnlyList<string> Doubts);
