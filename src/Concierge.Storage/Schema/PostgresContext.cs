using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Schema;

/// <summary>The context for PostgreSQL.</summary>
internal sealed class PostgresContext(DbContextOptions<PostgresContext> options) : ConciergeContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }
}
