using Microsoft.Extensions.Configuration;

namespace Concierge.Tests.Server;

/// <summary>Settings are read once.</summary>
[Trait("Category", "Server")]
public sealed class ConfigurationTests
{
    [Fact]
    public async Task Build_Configuration_WatchesNoFiles()
    {
        await using var host = await ServerTestHost.StartAsync();

        var files = ((IConfigurationRoot)host.App.Configuration).Providers.OfType<FileConfigurationProvider>().ToList();

        files.ShouldNotBeEmpty();
        files.ShouldAllBe(file => !file.Source.ReloadOnChange);
    }
}
