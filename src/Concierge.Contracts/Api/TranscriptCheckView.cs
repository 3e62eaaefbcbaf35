namespace Concierge.Contracts.Api;

/// <summary>The result of the transcript check of a call.</summary>
/// <param name="CallId">The call's id.</param>
/// <param name="Agrees">Whether the check confirms the call's result.</param>
/// <param name="Doubts">The differences, one sentence each with the number of the turn.</param>
public sealed record TranscriptCheckView(string CallId, bool Agrees, IReadOnlyList<string> Doubts);
