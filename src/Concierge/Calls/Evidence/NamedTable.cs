namespace Concierge.Calls.Evidence;

/// <summary>What has been named of the table when the restaurant speaks.</summary>
/// <param name="IsBegun">Whether the table has been spoken of at all: before that, nothing is agreed.</param>
/// <param name="IsComplete">Whether every value was named before: until then, a yes is about a part of the table.</param>
/// <param name="IsReadBack">Whether this turn repeats values of the table and no others.</param>
internal sealed record NamedTable(bool IsBegun, bool IsComplete, bool IsReadBack);
