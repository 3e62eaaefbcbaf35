namespace Concierge.Contracts.Api;

/// <summary>What a plan leaves open.</summary>
/// <param name="Field">The field that answers it; absent when the answer is words in the same session.</param>
/// <param name="Text">The question for the guest.</param>
/// <param name="IsRequired">Whether no call can be placed before it is answered.</param>
/// <param name="Options">The answers to choose from, if there are only some.</param>
public sealed record PlanQuestionView(string? Field, string Text, bool IsRequired, IReadOnlyList<PlanOptionView>? Options = null);
