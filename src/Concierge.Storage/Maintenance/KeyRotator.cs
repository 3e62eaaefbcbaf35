using System.Reflection;
using Concierge.Storage.Bookings;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Concierge.Storage.Maintenance;

/// <summary>Encrypts every encrypted column again, with another key.</summary>
internal sealed class KeyRotator(ConciergeContext context, GuestTextCipher before, GuestTextCipher after, IProgress<DatabaseProgress>? progress)
{
    private static readonly MethodInfo RotateColumn = typeof(KeyRotator).GetMethod(nameof(RotateColumnAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>How many texts were encrypted again.</summary>
    public int Encrypted { get; private set; }

    /// <summary>How many texts had the new key already.</summary>
    public int AlreadyNew { get; private set; }

    /// <summary>How many texts neither key decrypts.</summary>
    public int Unreadable { get; private set; }

    /// <summary>Encrypts the columns. The caller commits the transaction.</summary>
    public async Task RotateAsync(CancellationToken cancellationToken)
    {
        foreach (var table in SealedColumns.FindTables(context.Model))
        {
            foreach (var column in SealedColumns.Find(table))
            {
                await (Task)RotateColumn.MakeGenericMethod(table.ClrType).Invoke(this, [table, column, cancellationToken])!;
            }
        }
    }

    private async Task RotateColumnAsync<T>(IEntityType table, IProperty column, CancellationToken cancellationToken)
        where T : class
    {
        var name = column.Name;
        var rows = await context.Set<T>().Where(row => EF.Property<byte[]?>(row, name) != null).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var value = context.Entry(row).Property(name);
            if (before.Decrypt((byte[]?)value.CurrentValue) is { } text)
            {
                value.CurrentValue = after.Encrypt(text);
                Encrypted++;
            }
            else if (after.Decrypt((byte[]?)value.CurrentValue) is not null)
            {
                AlreadyNew++;
            }
            else
            {
                Unreadable++;
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        progress?.Report(new DatabaseProgress(table.GetTableName()!, rows.Count, rows.Count));
    }
}
