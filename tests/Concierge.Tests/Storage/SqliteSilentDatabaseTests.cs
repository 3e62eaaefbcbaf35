namespace Concierge.Tests.Storage;

public sealed class SqliteSilentDatabaseTests(SqliteTestDatabaseFactory files) : SilentDatabaseTests, IClassFixture<SqliteTestDatabaseFactory>
{
    private protected override IStalledDatabaseFactory Databases { get; } = new Factory(files);

    private sealed class Factory(SqliteTestDatabaseFactory files) : IStalledDatabaseFactory
    {
        public async Task<StalledDatabase> CreateAsync() => new StalledSqliteDatabase(await files.CreateAsync());
    }
}
