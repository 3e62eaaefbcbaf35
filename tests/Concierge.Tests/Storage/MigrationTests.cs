using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Tests.Storage;

/// <summary>The migrations make the schema of the model: <c>dotnet ef migrations has-pending-model-changes</c> would find nothing.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void SqliteMigrations_MakeTheModel()
    {
        using var context = new DesignTimeSqliteContextFactory().CreateDbContext([]);

        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public void PostgresMigrations_MakeTheModel()
    {
        using var context = new DesignTimePostgresContextFactory().CreateDbContext([]);

        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }
}
