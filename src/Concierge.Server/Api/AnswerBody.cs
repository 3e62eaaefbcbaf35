namespace Concierge.Server.Api;

/// <summary>The guest's answer to a question of the restaurant.</summary>
/// <param name="QuestionId">Which question; the open one when absent.</param>
/// <param name="Answer">The guest's words; absent or null declines.</param>
public sealed record AnswerBody(string? QuestionId, string? Answer);
