using Concierge.Options;

namespace Concierge.Tests.Storage;

/// <summary>A database that accepts connections and answers nothing while it is stalled.</summary>
internal abstract class StalledDatabase(DatabaseLocation location) : IAsyncDisposable
{
    public DatabaseLocation Location => location;

    public abstract Task StallAsync();

    public abstract Task ResumeAsync();

    public abstract ValueTask DisposeAsync();
}
