namespace Concierge.Rehearsal.Dialogue;

/// <summary>A function call that the model has decided to make.</summary>
/// <param name="Name">The function.</param>
/// <param name="ArgumentsJson">The arguments, as JSON.</param>
public sealed record PlannedFunctionCall(string Name, string ArgumentsJson);
