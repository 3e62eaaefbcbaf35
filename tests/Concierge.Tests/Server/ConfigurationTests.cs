using Microsoft.Extensions.Configuration;

namespace Concierge.Tests.Server;

/// <summary>Settings are read once.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public async Task No_file_is_watched_for_changes()
    {
        await using var bench = await ServerBench.StartAsync();

        var files = ((IConfigurationRoot)bench.App.Configuration).Providers.OfType<FileConfigurationProvider>().ToList();

        files.ShouldNotBeEmpty();
        files.ShouldAllBe(file => !file.Source.ReloadOnChange);
    }
}
