namespace Concierge.Rehearsal.Dialogue;

/// <summary>The model's next response.</summary>
/// <param name="Speech">What it says; <see langword="null"/> for nothing.</param>
/// <param name="FunctionCalls">The functions it calls, after having said it.</param>
public sealed record ResponsePlan(string? Speech, IReadOnlyList<PlannedFunctionCall> FunctionCalls);
