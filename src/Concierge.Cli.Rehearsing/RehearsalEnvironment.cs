using System.Collections.Concurrent;
using Concierge.Cli.Hosting;
using Concierge.Options;
using Concierge.Rehearsal.Clock;
using Concierge.Rehearsal.Dialogue.Actions;
using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Concierge.Rehearsal.VoiceModel;
using Concierge.Server;
using Microsoft.Extensions.Logging;

namespace Concierge.Cli.Rehearsing;

/// <summary>
/// The environment of a rehearsal: the rehearsal's network and voice model, and between them the production server, reached through the
/// network's tunnel.
/// </summary>
internal sealed class RehearsalEnvironment : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _parts = [];
    private readonly RehearsalClock _clock;
    private readonly SpeechEngine _speech;
    private readonly ILoggerFactory _loggers;
    private TelephoneNetwork _network = null!;
    private readonly RestaurantBookings _book = new();
    private readonly RehearsalWebSearch _search = new();
    private readonly ConcurrentDictionary<string, RestaurantCallee> _others = new(StringComparer.Ordinal);
    private Booking? _before;
    private ICalleeDialogue? _lastAnswered;

    private RehearsalEnvironment(RehearsalClock clock, SpeechEngine speech, ILoggerFactory loggers) =>
        (_clock, _speech, _loggers) = (clock, speech.WithClock(clock), loggers);

    /// <summary>The clock of the whole rehearsal.</summary>
    public TimeProvider TimeProvider => _clock;

    /// <summary>The product's server.</summary>
    public ServerConnection Server { get; private set; } = null!;

    /// <summary>The protocol errors, as Twilio's debugger would show them.</summary>
    public IEnumerable<CallError> Errors => _network.Calls.Values.SelectMany(call => call.Errors);

    /// <summary>The restaurant's entry from the last call; <see langword="null"/> for none.</summary>
    public Booking? BookEntry => _lastAnswered?.ConfirmedBooking;

    /// <summary>The booking from before the call; <see langword="null"/> when the restaurant had none.</summary>
    public EarlierBookingState? EarlierBookingState => _before is { } before ? new EarlierBookingState(before, _book.Bookings.Contains(before)) : null;

    /// <summary>Starts all parts.</summary>
    /// <param name="options">The rehearsal's options.</param>
    /// <param name="settings">The user's settings; only those about bookings are used.</param>
    /// <param name="speech">The speech engine. It is not disposed with the environment, so that several can share it.</param>
    /// <param name="logging">Configures logging.</param>
    /// <param name="cancellationToken">Stops the start-up.</param>
    /// <exception cref="SpeechUnavailableException">The speech packages are not installed.</exception>
    public static async Task<RehearsalEnvironment> CreateAsync(
        RehearsalOptions options,
        ConciergeSettings settings,
        SpeechEngine speech,
        Action<ILoggingBuilder> logging,
        CancellationToken cancellationToken)
    {
        var stage = new RehearsalEnvironment(new RehearsalClock(options.Speed), speech, LoggerFactory.Create(logging));
        try
        {
            await stage.StartAsync(options, settings, logging, cancellationToken);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = _parts.Count - 1; i >= 0; i--)
        {
            await _parts[i].DisposeAsync();
        }

        _clock.Dispose();
        _loggers.Dispose();
    }

    private async Task StartAsync(RehearsalOptions options, ConciergeSettings given, Action<ILoggingBuilder> logging, CancellationToken cancellationToken)
    {
        string[] voices = [options.Scenario.Voice, RehearsalSpeech.AgentVoice];
        await _speech.WarmUpAsync(voices, voices, cancellationToken);
        var directory = await RehearsalDirectory.ReadAsync(cancellationToken);
        var settings = RehearsalSettings.From(given, directory, options.AgentModel, keepsBookings: !options.Database.IsTemporary);
        var voiceModel = Keep(await VoiceModelServer.StartAsync(
            CreateVoiceModelOptions(options.Scenario) with { ApiKey = settings.Realtime.ApiKey },
            new RehearsalSpeech(_speech, options.Scenario.Voice),
            new ScriptedDialoguePolicy(),
            TimeProvider,
            _loggers,
            cancellationToken));
        var booked = options.Scenario.CreateExistingBooking(settings.Guest.Name!, DateOnly.FromDateTime(TimeProvider.GetLocalNow().DateTime), options.Seed);
        if (booked is { } before && options.Scenario.ExistingBooking!.InBook)
        {
            _book.AddOrReplace(_before = before.Booking);
        }

        var known = RehearsalSettings.CreateKnownRestaurants(settings, directory);
        var restaurants = known.Restaurants.ToDictionary(
            restaurant => restaurant.PhoneNumber.E164,
            restaurant => Callee(
                options, restaurant.Name, restaurant.PhoneNumber.E164 == RehearsalSettings.RestaurantNumber ? _book : new RestaurantBookings()));
        _network = Keep(await TelephoneNetwork.StartAsync(
            new TelephoneNetworkOptions
            {
                AccountSid = settings.Twilio.AccountSid!,
                AuthToken = settings.Twilio.AuthToken!,
                OwnedNumbers = [RehearsalSettings.OwnNumber],
                FindCallee = number => restaurants.GetValueOrDefault(number) ?? FindOther(options, number),
                CreateAudioObserver = _ => CompositeCallTap.Create(options),
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
                    Realtime = settings.Realtime with { BaseUrl = voiceModel.BaseAddress },
                    Twilio = settings.Twilio with { BaseUrl = _network.BaseAddress },
                },
                KnownRestaurants = known,
                WebSearch = _search,
                ApiKey = settings.Twilio.AuthToken!,
                Database = options.Database,

                // Every other model of a rehearsal is a stand-in.
                ChecksModels = options.AgentModel is not null,
                InitialBookings = booked is { } earlier ? [EarlierBookingFactory.Create(earlier.Booking, earlier.Date, settings, TimeProvider)] : [],
                TimeProvider = TimeProvider,
                DatabaseTimeProvider = TimeProvider.System,
                Logging = logging,
            },
            cancellationToken));
        _network.OpenTunnel(RehearsalSettings.PublicDomain, Server.Address);
    }

    // A restaurant that the guest named and the rehearsal does not know. It keeps its book between calls.
    private RestaurantCallee? FindOther(RehearsalOptions options, string number) => _search.FindByNumber(number) is { } restaurant
        ? _others.GetOrAdd(number, _ => Callee(options, restaurant.Name, new RestaurantBookings()))
        : null;

    private RestaurantCallee Callee(RehearsalOptions options, string name, RestaurantBookings book) => new(
        _speech,
        () => _lastAnswered = options.Scenario.CreateCallee(name, options.Seed, book),
        new RestaurantVoiceOptions { Voice = options.Scenario.Voice, CallerVoice = RehearsalSpeech.AgentVoice, Seed = options.Seed },
        logger: _loggers.CreateLogger<RestaurantCallee>());

    /// <summary>
    /// Creates the options of the voice model in a scenario's call. Its session opens while the phone rings, but a scenario's times count from the answer.
    /// </summary>
    public static VoiceModelOptions CreateVoiceModelOptions(Scenario scenario)
    {
        var usual = new VoiceModelOptions();
        return usual with
        {
            MaxSessionDuration = scenario.ModelFaults.ExpireAfter + scenario.Ring.Duration ?? usual.MaxSessionDuration,
            Faults = new VoiceModelFaults
            {
                DropAfter = scenario.ModelFaults.DropAfter + scenario.Ring.Duration,
                StopSendingAfter = scenario.ModelFaults.SilentAfter + scenario.Ring.Duration,
                FaultySessionCount = 1,
                RefuseSessionsAfterFirst = scenario.ModelFaults.RefusesReconnection,
            },
        };
    }

    private T Keep<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Add(part);
        return part;
    }
}
