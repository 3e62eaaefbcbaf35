namespace Concierge.Tests.Storage;

/// <summary>The tests that share one PostgreSQL server.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresTestServer>
{
    public const string Name = "PostgreSQL";
}
