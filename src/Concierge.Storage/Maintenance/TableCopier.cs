using System.Reflection;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Concierge.Storage.Maintenance;

/// <summary>Copies every table from one database to another, whatever their kinds. Encrypted columns are copied as they are.</summary>
internal sealed class TableCopier(
    ConciergeContext source, ConciergeContext target, IDatabaseEngine targetEngine, DataKeyTester key, IProgress<DatabaseProgress>? progress)
{
    private const int BatchSize = 500;

    private static readonly MethodInfo CopyTable = typeof(TableCopier).GetMethod(nameof(CopyTableAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>Copies the tables.</summary>
    public async Task<DatabaseCopyReport> CopyAsync(CancellationToken cancellationToken)
    {
        List<CopiedTable> copied = [];
        foreach (var table in SealedColumns.FindTables(source.Model))
        {
            copied.Add(await (Task<CopiedTable>)CopyTable.MakeGenericMethod(table.ClrType).Invoke(this, [table, cancellationToken])!);
        }

        return new DatabaseCopyReport(copied, key.Unreadable, key.Problem);
    }

    private async Task<CopiedTable> CopyTableAsync<T>(IEntityType table, CancellationToken cancellationToken)
        where T : class
    {
        var name = table.GetTableName()!;
        var encrypted = SealedColumns.Find(table);
        var total = await source.Set<T>().LongCountAsync(cancellationToken);
        var done = 0L;
        await foreach (var row in source.Set<T>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            foreach (var bytes in encrypted.Select(column => column.PropertyInfo!.GetValue(row)).OfType<byte[]>())
            {
                key.Test(bytes);
            }

            target.Add(row);
            if (++done % BatchSize == 0)
            {
                await SaveAsync();
            }
        }

        await SaveAsync();
        if (done > 0 && table.FindPrimaryKey()!.Properties is [{ ValueGenerated: ValueGenerated.OnAdd } id] && id.ClrType == typeof(long))
        {
            await targetEngine.ContinueNumberingAsync(target, name, id.GetColumnName(), cancellationToken);
        }

        return new CopiedTable(name, done);

        async Task SaveAsync()
        {
            await target.SaveChangesAsync(cancellationToken);
            target.ChangeTracker.Clear();
            progress?.Report(new DatabaseProgress(name, done, total));
        }
    }
}
