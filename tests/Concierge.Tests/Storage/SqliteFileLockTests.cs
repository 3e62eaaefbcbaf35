using Concierge.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Tests.Storage;

/// <summary>
/// The locks of this process on an SQLite file. Code that opens and closes the file beside SQLite releases them all (fcntl(2)). Another process that
/// ends then takes away the journal with what is not yet in the file.
/// </summary>
public sealed class SqliteFileLockTests(SqliteTestDatabaseFactory databases) : IClassFixture<SqliteTestDatabaseFactory>
{
    [SkippableTheory]
    [InlineData("another opening")]
    [InlineData("the lock of a migration")]
    public async Task Locks_are_kept(string during)
    {
        Skip.IfNot(Directory.Exists("/proc/self/fdinfo"), "Linux tells the locks of a process");
        var location = await databases.CreateAsync();
        var file = location.File!;
        await using var database = new Database(location, NullLogger<Database>.Instance);
        await database.UseAsync((context, token) => context.Calls.CountAsync(token), CancellationToken.None);
        CountLocks(file).ShouldBeGreaterThan(0, "an open connection in WAL mode holds a lock");

        var other = new SqliteEngine(file, []);
        if (during == "the lock of a migration")
        {
            await using var migrating = await other.LockAsync(CancellationToken.None);
        }

        CountLocks(file).ShouldBeGreaterThan(0);
    }

    // proc_pid_fdinfo(5): a line "lock:" for each lock that was taken through the descriptor.
    private static int CountLocks(string file) => Directory.GetFiles("/proc/self/fd")
        .Where(descriptor => IsLinkTo(descriptor, file))
        .SelectMany(descriptor => File.ReadAllLines($"/proc/self/fdinfo/{Path.GetFileName(descriptor)}"))
        .Count(line => line.StartsWith("lock:", StringComparison.Ordinal));

    private static bool IsLinkTo(string descriptor, string file)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget == file;
        }
        catch (IOException)
        {
            // Closed in the meantime.
            return false;
        }
    }
}
