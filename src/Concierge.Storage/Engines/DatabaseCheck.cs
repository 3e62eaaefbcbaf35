using System.Data.Common;
using Concierge.Checks;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Storage.Engines;

/// <summary>Checks that the database answers, and that this program knows its tables. Nothing is created or migrated.</summary>
internal sealed class DatabaseCheck(DatabaseLocation location, Database database) : ISetupCheck
{
    private const string Subject = "database";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    public string Activity => "the database";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        if (location.File is { } file && !File.Exists(file))
        {
            return [CheckResult.Skipped(Subject, "There is no database yet; the first booking creates it.") with { Details = location.ToString() }];
        }

        try
        {
            await database.ProbeAsync(Deadline, cancellationToken);
            IDatabaseEngine engine = location.File is { } path ? new SqliteEngine(path, []) : new PostgresEngine(location.ConnectionString!, []);
            try
            {
                await using var context = engine.CreateContext();
                return [CheckResult.Passed(Subject, await engine.IsCurrentAsync(context, cancellationToken)
                    ? "The database answers; its tables are those of this version."
                    : "The database answers; the next start updates its tables.") with
                {
                    Details = location.ToString(),
                }];
            }
            finally
            {
                engine.Close();
            }
        }
        catch (ConciergeException exception)
        {
            return [CheckResult.Failed(Subject, exception.Error)];
        }
        catch (DbException)
        {
            return [CheckResult.Failed(Subject, database.NotAnswering)];
        }
    }
}
