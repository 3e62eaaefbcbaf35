namespace Concierge.Contracts.Api;

/// <summary>The guest's answer to a question.</summary>
/// <param name="QuestionId">The question's id; the open question when absent.</param>
/// <param name="Answer">The answer; absent or null to decline.</param>
public sealed record AnswerBody(string? QuestionId, string? Answer);
