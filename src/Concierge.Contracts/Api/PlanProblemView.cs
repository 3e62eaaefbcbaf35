namespace Concierge.Contracts.Api;

/// <summary>Why a call would be refused.</summary>
/// <param name="Code">The stable code; docs/errors.md explains it.</param>
/// <param name="Message">What happened, in a sentence.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record PlanProblemView(string Code, string Message, string? Remedy);
