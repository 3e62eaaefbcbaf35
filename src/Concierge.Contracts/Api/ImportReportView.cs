namespace Concierge.Contracts.Api;

/// <summary>The result of an import.</summary>
/// <param name="Entries">The entries in the file.</param>
/// <param name="Skipped">Entries that are not restaurants.</param>
/// <param name="Added">New restaurants.</param>
/// <param name="Updated">Restaurants that the file changed.</param>
/// <param name="Unchanged">Entries that changed nothing.</param>
/// <param name="Duplicates">Entries that match another restaurant.</param>
/// <param name="Rejected">The rejected entries and the reasons.</param>
/// <param name="Remarks">Imported entries with values that could not be read.</param>
public sealed record ImportReportView(
    int Entries,
    int Skipped,
    int Added,
    int Updated,
    int Unchanged,
    int Duplicates,
    IReadOnlyList<ImportRemarkView> Rejected,
    IReadOnlyList<ImportRemarkView> Remarks);
