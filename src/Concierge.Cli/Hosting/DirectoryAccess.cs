using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Concierge.Cli.Hosting;

/// <summary>Opens the restaurant directory in this machine's database, without a server.</summary>
internal sealed class DirectoryAccess : IAsyncDisposable
{
    /// <summary>The text shown while the directory is opened.</summary>
    public const string Opening = "Opening the restaurant directory";

    /// <summary>The error when the directory contains no restaurant.</summary>
    public static ConciergeError Empty { get; } = new(
        "restaurant.not_found",
        "The restaurant directory is empty.",
        "Import a file with concierge restaurants import FILE, or add one restaurant with concierge restaurants add NAME NUMBER.");

    private readonly ServiceProvider _services;

    private DirectoryAccess(ServiceProvider services, ConciergeSettings settings) => (_services, Settings) = (services, settings);

    /// <summary>The settings.</summary>
    public ConciergeSettings Settings { get; }

    /// <summary>The current local time of this machine.</summary>
    public LocalDateTime Now { get; } = new LocalClock(TimeProvider.System).GetNow();

    /// <summary>Opens the directory for a command that works on what it holds: no database is created.</summary>
    public static DirectoryAccess Open(ParseResult parsed) => Open(parsed, ServerHost.GetExistingDatabase);

    /// <summary>Opens the directory; the database is created when it does not exist.</summary>
    public static DirectoryAccess OpenOrCreate(ParseResult parsed) => Open(parsed, ServerHost.GetDatabase);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static DirectoryAccess Open(ParseResult parsed, Func<ConciergeSettings, DatabaseLocation> getDatabase)
    {
        var settings = CommonOptions.LoadSettings(parsed);
        var services = new ServiceCollection();
        services.AddLogging(LoggingSetup.ForCommand(parsed));
        services.AddSingleton(getDatabase(settings));
        services.AddConcierge(settings);
        return new DirectoryAccess(services.BuildServiceProvider(), settings);
    }
}
