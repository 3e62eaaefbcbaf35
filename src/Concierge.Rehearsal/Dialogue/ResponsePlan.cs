namespace Concierge.Rehearsal.Dialogue;

/// <summary>The model's next response.</summary>
/// <param name="Speech">The words to say; <see langword="null"/> for none.</param>
/// <param name="FunctionCalls">The function calls that follow the speech.</param>
public sealed record ResponsePlan(string? Speech, IReadOnlyList<PlannedFunctionCall> FunctionCalls);
