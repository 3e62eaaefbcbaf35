using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Schema;

/// <summary>The model on a server that several of ours share.</summary>
internal sealed class PostgresContext(DbContextOptions<PostgresContext> options) : ConciergeContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }
}
