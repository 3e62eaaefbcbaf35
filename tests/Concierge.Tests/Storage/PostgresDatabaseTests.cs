using Concierge.Storage;

namespace Concierge.Tests.Storage;

[Collection(PostgresGroup.Name)]
public sealed class PostgresDatabaseTests(PostgresServer server) : DatabaseTests
{
    private DatabaseLocation? _location;

    private protected override async Task<DatabaseLocation> LocationAsync()
    {
        Skip.If(server.Missing is not null, server.Missing);
        return _location ??= DatabaseLocation.Parse(await server.NewDatabaseAsync())!;
    }
}
