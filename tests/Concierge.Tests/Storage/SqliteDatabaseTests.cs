using Concierge.Storage;

namespace Concierge.Tests.Storage;

public sealed class SqliteDatabaseTests : DatabaseTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("concierge-").FullName;

    private protected override Task<DatabaseLocation> LocationAsync() => Task.FromResult(DatabaseLocation.OfFile(Path.Combine(_folder, "concierge.db")));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
