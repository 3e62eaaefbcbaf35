using Concierge.Options;

namespace Concierge.Tests.Storage;

/// <summary>Makes empty databases of one kind.</summary>
public interface ITestDatabaseFactory
{
    /// <summary>A new one; skips the test where there are none of the kind.</summary>
    Task<DatabaseLocation> CreateAsync();
}
