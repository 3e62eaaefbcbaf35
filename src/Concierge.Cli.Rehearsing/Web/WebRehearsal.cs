using System.Collections.Concurrent;
using Concierge.Cli.Hosting;
using Concierge.Options;
using Concierge.Rehearsal.Clock;
using Concierge.Rehearsal.Dialogue.Actions;
using Concierge.Rehearsal.Person;
using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Concierge.Rehearsal.VoiceModel;
using Concierge.Server;
using Microsoft.Extensions.Logging;

namespace Concierge.Cli.Rehearsing.Web;

/// <summary>
/// A rehearsal in the browser: the production server with its console, and around it the network and the voice model of a rehearsal. Each call is answered
/// by a scenario's restaurant or by the person in the page.
/// </summary>
internal sealed class WebRehearsal : IAsyncDisposable
{
    // The page plays all scenarios one after the other, more than once.
    private const int MaxCallsPerHour = 1_000;
    private const int MaxCallsPerDay = 10_000;

    private readonly List<IAsyncDisposable> _parts = [];
    private readonly WebRehearsalOptions _options;
    private readonly RehearsalClock? _clock;
    private readonly SpeechEngine _speech;
    private readonly ILoggerFactory _loggers;
    private readonly CallAnswering _answering;
    private readonly BookRecords _books = new();
    private readonly PersonTelephone _telephone;
    private readonly ScenarioCalleeFactory _scenarios;
    private readonly RehearsalWebSearch _search = new();
    private readonly ConcurrentDictionary<string, WebCallee> _callees = new(StringComparer.Ordinal);
    private VoiceModelServer _voiceModel = null!;
    private Task _warmUp = Task.CompletedTask;

    private WebRehearsal(WebRehearsalOptions options, SpeechEngine speech, ILoggerFactory loggers)
    {
        _options = options;

        // A person lives in real time: the clock does not wait for a recognizer then.
        _clock = options.Speed > 1 ? new RehearsalClock(options.Speed) : null;
        _speech = _clock is null ? speech : speech.WithClock(_clock);
        _loggers = loggers;
        _answering = new CallAnswering(options.Scenario);
        _telephone = new PersonTelephone(_speech, WebRehearsalSpeech.PersonVoice, TimeProvider, loggers);
        _scenarios = new ScenarioCalleeFactory(_books, _speech, options.Seed, loggers);
    }

    /// <summary>The product's server.</summary>
    public ServerConnection Server { get; private set; } = null!;

    private TimeProvider TimeProvider => _clock ?? TimeProvider.System;

    /// <summary>Starts all parts.</summary>
    /// <param name="options">The rehearsal's options.</param>
    /// <param name="settings">The user's settings; only those about bookings are used.</param>
    /// <param name="speech">The speech engine. It is not disposed with the rehearsal.</param>
    /// <param name="logging">Configures logging.</param>
    /// <param name="cancellationToken">Stops the start-up.</param>
    /// <exception cref="SpeechUnavailableException">The speech packages are not installed.</exception>
    public static async Task<WebRehearsal> StartAsync(
        WebRehearsalOptions options, ConciergeSettings settings, SpeechEngine speech, Action<ILoggingBuilder> logging, CancellationToken cancellationToken)
    {
        var rehearsal = new WebRehearsal(options, speech, LoggerFactory.Create(logging));
        try
        {
            await rehearsal.StartAsync(settings, logging, cancellationToken);
            return rehearsal;
        }
        catch
        {
            await rehearsal.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = _parts.Count - 1; i >= 0; i--)
        {
            await _parts[i].DisposeAsync();
        }

        await _warmUp.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _clock?.Dispose();
        _loggers.Dispose();
    }

    private async Task StartAsync(ConciergeSettings given, Action<ILoggingBuilder> logging, CancellationToken cancellationToken)
    {
        string[] voices = [_options.Scenario.Voice, RehearsalSpeech.AgentVoice];
        await _speech.WarmUpAsync(voices, voices, cancellationToken);
        var directory = await RehearsalDirectory.ReadAsync(cancellationToken);
        var settings = RehearsalSettings.From(given, directory, _options.AgentModel, keepsBookings: !_options.Database.IsTemporary);
        var known = RehearsalSettings.CreateKnownRestaurants(settings, directory);
        var names = known.Restaurants.ToDictionary(restaurant => restaurant.PhoneNumber.E164, restaurant => restaurant.Name);
        _voiceModel = Keep(await VoiceModelServer.StartAsync(
            new VoiceModelOptions { ApiKey = settings.Realtime.ApiKey },
            new WebRehearsalSpeech(_speech, _telephone, _answering),
            new ScriptedDialoguePolicy(),
            TimeProvider,
            _loggers,
            cancellationToken));
        ScenarioFaults.Apply(_voiceModel, _options.Scenario);
        var network = Keep(await TelephoneNetwork.StartAsync(
            new TelephoneNetworkOptions
            {
                AccountSid = settings.Twilio.AccountSid!,
                AuthToken = settings.Twilio.AuthToken!,
                OwnedNumbers = [RehearsalSettings.OwnNumber],
                FindCallee = number => FindCallee(number, names),
                SynthesizeSpeech = text => _speech.CreateSynthesizer(RehearsalSpeech.AgentVoice).Synthesize(text),
            },
            TimeProvider,
            _loggers,
            cancellationToken));
        Server = Keep(await ServerHost.StartAsync(
            new ConciergeServerOptions
            {
                Settings = settings with
                {
                    Realtime = settings.Realtime with { BaseUrl = _voiceModel.BaseAddress },
                    Twilio = settings.Twilio with { BaseUrl = network.BaseAddress },
                    Server = settings.Server with { Port = _options.Port },
                    Limits = settings.Limits with { CallsPerHour = MaxCallsPerHour, CallsPerDay = MaxCallsPerDay },
                },
                KnownRestaurants = known,
                WebSearch = _search,
                ApiKey = given.Server.ApiKey ?? settings.Twilio.AuthToken!,
                Database = _options.Database,
                ChecksModels = _options.AgentModel is not null,
                Rehearsal = new RehearsalConsole(_answering, _books, _telephone, new VoiceChoice(_voiceModel, given.Realtime), OnAnsweringChosen),
                TimeProvider = TimeProvider,
                DatabaseTimeProvider = TimeProvider.System,
                Logging = logging,
            },
            cancellationToken));
        network.OpenTunnel(RehearsalSettings.PublicDomain, Server.Address);
    }

    private WebCallee? FindCallee(string number, Dictionary<string, string> names) =>
        (names.GetValueOrDefault(number) ?? _search.FindByNumber(number)?.Name) is { } name
            ? _callees.GetOrAdd(number, _ => new WebCallee(name, _answering, _scenarios, _telephone))
            : null;

    private void OnAnsweringChosen(Scenario? scenario)
    {
        ScenarioFaults.Apply(_voiceModel, scenario);
        if (scenario is null)
        {
            // The recognizers for free wording are large, and only a person needs them.
            _warmUp = _telephone.WarmUpAsync();
        }
    }

    private T Keep<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Add(part);
        return part;
    }
}
