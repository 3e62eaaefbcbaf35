using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Schema;

/// <summary>The context for SQLite.</summary>
internal sealed class SqliteContext(DbContextOptions<SqliteContext> options) : ConciergeContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTextConverter>();
    }
}
