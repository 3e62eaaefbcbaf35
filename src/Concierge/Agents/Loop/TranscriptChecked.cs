namespace Concierge.Agents.Loop;

/// <summary>The transcript agent has compared a finished call's transcript with the call's result.</summary>
/// <param name="CallId">The call's ID.</param>
/// <param name="Doubts">The differences, one sentence each with the number of the turn; empty when they agree.</param>
public sealed record TranscriptChecked(string CallId, IReadOnlyList<string> Doubts) : AgentUpdate;
