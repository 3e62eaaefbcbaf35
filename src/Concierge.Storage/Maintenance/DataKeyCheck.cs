using System.Data.Common;
using Concierge.Checks;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Maintenance;

/// <summary>Checks that the data key decrypts what is encrypted in the database. Creates no key.</summary>
/// <param name="location">The location of the database.</param>
/// <param name="database">The database.</param>
/// <param name="configured"><c>CONCIERGE_DATA_KEY</c>; <see langword="null"/> if the key is in the data folder.</param>
internal sealed class DataKeyCheck(DatabaseLocation location, Database database, byte[]? configured) : ISetupCheck
{
    private const string Subject = "data_key";

    // In the order of ids, most of which are random: enough to notice a key that was changed at any time.
    private const int TextsPerColumn = 500;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    public string Activity => "the data key";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        if (location.File is { } file && !File.Exists(file))
        {
            return [CheckResult.Skipped(Subject, "Nothing is encrypted yet.")];
        }

        try
        {
            await database.ProbeAsync(Deadline, cancellationToken);
            return [await CheckAsync(cancellationToken)];
        }
        catch (ConciergeException exception) when (exception.Error.Code == "storage.key")
        {
            return [CheckResult.Failed(Subject, exception.Error)];
        }
        catch (Exception exception) when (exception is ConciergeException or DbException)
        {
            // The line of the database says what is wrong.
            return [CheckResult.Skipped(Subject, "The database could not be read.")];
        }
    }

    private async Task<CheckResult> CheckAsync(CancellationToken cancellationToken)
    {
        IDatabaseEngine engine = location.File is { } path ? new SqliteEngine(path, []) : new PostgresEngine(location.ConnectionString!, []);
        try
        {
            await using var context = engine.CreateContext();
            if (!await engine.IsCurrentAsync(context, cancellationToken))
            {
                return CheckResult.Skipped(Subject, "It is checked once the tables are updated.");
            }

            var key = new DataKeyTester(configured);
            await TestAsync(context, key, cancellationToken);
            return key switch
            {
                { Problem: { } problem } => CheckResult.Failed(Subject, problem),
                { Tested: 0 } => CheckResult.Skipped(Subject, "Nothing is encrypted yet."),
                _ => CheckResult.Passed(Subject, "The key decrypts what is encrypted in the database."),
            };
        }
        finally
        {
            engine.Close();
        }
    }

    private static async Task TestAsync(ConciergeContext context, DataKeyTester key, CancellationToken cancellationToken)
    {
        foreach (var table in SealedColumns.FindTables(context.Model))
        {
            var id = table.FindPrimaryKey()!.Properties[0].GetColumnName();
            foreach (var column in SealedColumns.Find(table).Select(column => column.GetColumnName()))
            {
                var query = $"SELECT {column} AS \"Value\" FROM {table.GetTableName()} WHERE {column} IS NOT NULL ORDER BY {id} LIMIT {TextsPerColumn}";
                await foreach (var text in context.Database.SqlQueryRaw<byte[]>(query).AsAsyncEnumerable().WithCancellation(cancellationToken))
                {
                    key.Test(text);
                }
            }
        }
    }
}
