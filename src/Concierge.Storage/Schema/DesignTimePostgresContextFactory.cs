using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Concierge.Storage.Schema;

/// <summary>Creates the context for <c>dotnet ef migrations add</c>, without a connection.</summary>
internal sealed class DesignTimePostgresContextFactory : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql().Options);
}
