namespace Concierge.Storage.Maintenance;

/// <summary>The progress of work on a database.</summary>
/// <param name="Table">The table.</param>
/// <param name="Done">The rows that are done.</param>
/// <param name="Total">All rows of the table.</param>
public sealed record DatabaseProgress(string Table, long Done, long Total);
