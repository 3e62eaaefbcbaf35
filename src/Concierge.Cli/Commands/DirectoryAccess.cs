using System.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Concierge.Cli.Commands;

/// <summary>The directory as the command line uses it: this machine's database, without a server.</summary>
internal sealed class DirectoryAccess : IAsyncDisposable
{
    /// <summary>What a person sees meanwhile.</summary>
    public const string Opening = "Opening the directory";

    /// <summary>Where there is no restaurant at all.</summary>
    public static ConciergeError Empty { get; } = new(
        "restaurant.not_found", "The directory is empty.", "Import a file: concierge restaurants import FILE; or add one: concierge restaurants add NAME NUMBER.");

    private readonly ServiceProvider _services;

    private DirectoryAccess(ServiceProvider services, ConciergeSettings settings) => (_services, Settings) = (services, settings);

    /// <summary>The settings.</summary>
    public ConciergeSettings Settings { get; }

    /// <summary>The present on this machine's clock.</summary>
    public LocalDateTime Now { get; } = new LocalClock(TimeProvider.System).Now();

    public static DirectoryAccess Open(ParseResult parsed)
    {
        var settings = CommonOptions.Settings(parsed);
        var services = new ServiceCollection();
        services.AddLogging(Logs.For(parsed));
        services.AddSingleton(ServerHost.Database(settings));
        services.AddConcierge(settings);
        return new DirectoryAccess(services.BuildServiceProvider(), settings);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
