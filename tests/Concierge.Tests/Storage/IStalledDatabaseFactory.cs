namespace Concierge.Tests.Storage;

/// <summary>Makes databases of one kind that can stop answering.</summary>
internal interface IStalledDatabaseFactory
{
    /// <summary>A new one, which answers at first; skips the test where there are none of the kind.</summary>
    Task<StalledDatabase> CreateAsync();
}
