namespace Concierge.Storage.Maintenance;

/// <summary>A table that was copied.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">The number of its rows.</param>
public sealed record CopiedTable(string Table, long Rows);
