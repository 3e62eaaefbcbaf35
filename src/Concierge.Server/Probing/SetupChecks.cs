using Concierge.Checks;
using Concierge.Models;
using Concierge.Options;
using Concierge.Storage.Engines;
using Concierge.Twilio.Accounts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Server.Probing;

/// <summary>The checks of what a real call needs, in the order in which they are shown.</summary>
internal sealed class SetupChecks : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;
    private readonly Database _database;

    /// <param name="settings">The settings.</param>
    /// <param name="database">The location of the database.</param>
    /// <param name="apiKey">The API key of this installation.</param>
    /// <param name="transport">Sends every request; it is disposed with this object.</param>
    /// <param name="timeProvider">This machine's clock.</param>
    public SetupChecks(ConciergeSettings settings, DatabaseLocation database, string apiKey, HttpMessageHandler transport, TimeProvider timeProvider)
    {
        var clock = new ServerClockHandler(timeProvider) { InnerHandler = transport };
        _http = new HttpClient(clock) { Timeout = Timeout };
        _database = new Database(database, NullLogger<Database>.Instance);
        var twilio = new TwilioAccountClient(_http, settings.Twilio);
        var models = new ModelCheck(settings.Agents, settings.Realtime, new ModelListClient(_http), timeProvider, NullLogger<ModelCheck>.Instance);
        Quick =
        [
            new TwilioAccountCheck(twilio, settings.Twilio),
            new TwilioNumberCheck(twilio, settings.Twilio),
            new TwilioDestinationsCheck(twilio, settings.Twilio, settings.Restaurants),
            new ModelServerCheck(_http, models, settings.Agents, settings.Realtime),
            new ClockCheck(clock),
            new DatabaseCheck(database, _database),
            new DiskCheck(database),
        ];
        Slow =
        [
            new ChatModelCheck(settings.Agents, settings.Realtime, timeProvider),
            new PortCheck(_http, settings.Server.Port, apiKey),
            new PublicDomainCheck(_http, settings.Twilio.PublicDomain, settings.Server.Port, apiKey),
        ];
    }

    /// <summary>Those that take a few seconds and cost nothing; a running server can make them.</summary>
    public IReadOnlyList<ISetupCheck> Quick { get; }

    /// <summary>Those that cost a few tokens, or need the port.</summary>
    public IReadOnlyList<ISetupCheck> Slow { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _database.DisposeAsync();
    }
}
