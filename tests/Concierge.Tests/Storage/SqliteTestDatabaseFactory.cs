using Concierge.Options;

namespace Concierge.Tests.Storage;

/// <summary>SQLite files, in a folder that goes with the tests.</summary>
public sealed class SqliteTestDatabaseFactory : ITestDatabaseFactory, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("concierge-").FullName;
    private int _files;

    public Task<DatabaseLocation> CreateAsync() =>
        Task.FromResult(DatabaseLocation.FromFile(Path.Combine(_folder, $"{Interlocked.Increment(ref _files)}", "concierge.db")));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
