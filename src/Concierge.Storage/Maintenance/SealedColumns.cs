using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Concierge.Storage.Maintenance;

/// <summary>Finds the encrypted columns: those of bytes whose names begin with <c>Sealed</c>.</summary>
internal static class SealedColumns
{
    private const string Prefix = "Sealed";

    /// <summary>The encrypted columns of a table.</summary>
    public static IReadOnlyList<IProperty> Find(IEntityType table) =>
        [.. table.GetProperties().Where(column => column.ClrType == typeof(byte[]) && column.Name.StartsWith(Prefix, StringComparison.Ordinal))];

    /// <summary>The tables that hold what outlives a process, in an order in which their rows can be added.</summary>
    public static IReadOnlyList<IEntityType> FindTables(IModel model)
    {
        List<IEntityType> ordered = [];
        foreach (var table in model.GetEntityTypes().OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            Add(table);
        }

        return ordered;

        void Add(IEntityType table)
        {
            if (table.ClrType == typeof(ServerRow) || ordered.Contains(table))
            {
                return;
            }

            foreach (var principal in table.GetForeignKeys().Select(key => key.PrincipalEntityType).Where(principal => principal != table))
            {
                Add(principal);
            }

            ordered.Add(table);
        }
    }
}
