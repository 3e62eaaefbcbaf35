using Concierge.Checks;
using Concierge.Models;
using Concierge.Options;
using Concierge.Storage.Engines;
using Concierge.Storage.Maintenance;
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
    /// <param name="connect">Connects to a host's port for https; <see langword="null"/> for the network.</param>
    public SetupChecks(
        ConciergeSettings settings,
        DatabaseLocation database,
        string apiKey,
        HttpMessageHandler transport,
        TimeProvider timeProvider,
        Func<string, CancellationToken, Task<Stream>>? connect = null)
    {
        var clock = new ServerClockHandler(timeProvider) { InnerHandler = transport };
        _http = new HttpClient(clock) { Timeout = Timeout };
        _database = new Database(database, NullLogger<Database>.Instance);
        var twilio = new TwilioAccountClient(_http, settings.Twilio);
        var models = new ModelCheck(settings.Agents, settings.Realtime, new ModelListClient(_http), timeProvider, NullLogger<ModelCheck>.Instance);
        var account = new TwilioAccountCheck(twilio, settings.Twilio);
        var number = new TwilioNumberCheck(twilio, settings.Twilio);
        var destinations = new TwilioDestinationsCheck(twilio, settings.Twilio, settings.Restaurants);
        var modelServers = new ModelServerCheck(_http, models, settings.Agents, settings.Realtime);
        var stored = new DatabaseCheck(database, _database);
        var dataKey = new DataKeyCheck(database, _database, settings.Storage.DataKey);
        var port = new PortCheck(_http, settings.Server.Port, apiKey);
        var domain = new PublicDomainCheck(_http, settings.Twilio.PublicDomain, settings.Server.Port, apiKey);
        var certificate = new CertificateCheck(settings.Twilio.PublicDomain, timeProvider, connect ?? CertificateCheck.ConnectAsync);
        var cluster = new ClusterMembersCheck(settings.Server.Cluster, database);
        Quick = [account, number, destinations, modelServers, new ClockCheck(clock), stored, dataKey, new DiskCheck(database), cluster, certificate];
        Slow = [new ChatModelCheck(settings.Agents, settings.Realtime, timeProvider), port, domain];
        BySetting = new Dictionary<string, ISetupCheck>(StringComparer.Ordinal)
        {
            [SettingNames.OpenAIApiKey] = modelServers,
            [SettingNames.AgentApiKey] = modelServers,
            [SettingNames.AgentModel] = modelServers,
            [SettingNames.RealtimeModel] = modelServers,
            [SettingNames.TwilioAuthToken] = account,
            [SettingNames.TwilioPhoneNumber] = number,
            [SettingNames.AllowedPhoneNumbers] = destinations,
            [SettingNames.DemoRestaurantPhone] = destinations,
            [SettingNames.Database] = stored,
            [SettingNames.DataKey] = dataKey,
            [SettingNames.Port] = port,
            [SettingNames.PublicDomain] = domain,
        };
    }

    /// <summary>The check that tells whether a setting is right, for those that have one.</summary>
    public IReadOnlyDictionary<string, ISetupCheck> BySetting { get; }

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
