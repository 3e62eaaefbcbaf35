namespace Concierge.Rehearsal.Dialogue;

/// <summary>A function call the model decided on.</summary>
/// <param name="Name">The function.</param>
/// <param name="ArgumentsJson">Its arguments, as JSON.</param>
public sealed record PlannedFunctionCall(string Name, string ArgumentsJson);
