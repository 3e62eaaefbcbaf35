using Concierge.Calls.Limits;
using Concierge.Cli.Hosting;
using Concierge.Options;
using Concierge.Rehearsal.Clock;
using Concierge.Rehearsal.Dialogue;
using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Concierge.Rehearsal.VoiceModel;
using Concierge.Server;
using Microsoft.Extensions.Logging;

namespace Concierge.Cli.Rehearsing;

/// <summary>The far ends of a rehearsal and, between them, the program as it runs in production: its own server, reached through the network's tunnel.</summary>
internal sealed class RehearsalStage : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _parts = [];
    private readonly RehearsalClock _clock;
    private readonly SpeechEngine _speech;
    private readonly ILoggerFactory _loggers;
    private TelephoneNetwork _network = null!;
    private readonly GuestBook _book = new();
    private Booking? _before;
    private ICalleeDialogue? _lastAnswered;

    private RehearsalStage(RehearsalClock clock, SpeechEngine speech, ILoggerFactory loggers) =>
        (_clock, _speech, _loggers) = (clock, speech.On(clock), loggers);

    /// <summary>The clock of everything in the rehearsal.</summary>
    public TimeProvider Time => _clock;

    /// <summary>The program's server.</summary>
    public ServerConnection Server { get; private set; } = null!;

    /// <summary>What went wrong on the wire, as Twilio's debugger would show it.</summary>
    public IEnumerable<CallError> Errors => _network.Calls.Values.SelectMany(call => call.Errors);

    /// <summary>What the restaurant wrote down in the last call; <see langword="null"/> for nothing.</summary>
    public Booking? Book => _lastAnswered?.Book;

    /// <summary>The booking from before the call, and whether the restaurant's book holds it; <see langword="null"/> when the restaurant never had one.</summary>
    public StandingBooking? Standing => _before is { } before ? new StandingBooking(before, _book.Bookings.Contains(before)) : null;

    /// <summary>Sets everything up.</summary>
    /// <param name="options">How the rehearsal is to go.</param>
    /// <param name="settings">The user's own settings, of which only those about bookings are kept.</param>
    /// <param name="speech">Voices and ears; not disposed of with the stage, so that several can share them.</param>
    /// <param name="logging">Where logs go.</param>
    /// <param name="cancellationToken">Gives the setting up up.</param>
    /// <exception cref="SpeechUnavailableException">The packages for speech are not installed.</exception>
    public static async Task<RehearsalStage> SetUpAsync(
        RehearsalOptions options,
        ConciergeSettings settings,
        SpeechEngine speech,
        Action<ILoggingBuilder> logging,
        CancellationToken cancellationToken)
    {
        var stage = new RehearsalStage(new RehearsalClock(options.Speed), speech, LoggerFactory.Create(logging));
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
        await _speech.WarmUpAsync([options.Scenario.Voice, RehearsalSpeech.AgentVoice], [options.Scenario.Voice, RehearsalSpeech.AgentVoice], cancellationToken);
        var settings = RehearsalSettings.From(given, await RehearsalDirectory.ReadAsync(cancellationToken), options.AgentModel, keepsBookings: !options.Database.IsTemporary);
        var voiceModel = Keep(await VoiceModelServer.StartAsync(
            VoiceModel(options.Scenario, settings),
            new RehearsalSpeech(_speech, options.Scenario.Voice),
            new BookingMind(),
            Time,
            _loggers,
            cancellationToken));
        var booked = options.Scenario.BookedFor(settings.CustomerName!, DateOnly.FromDateTime(Time.GetLocalNow().DateTime), options.Seed);
        if (booked is { } before && options.Scenario.Booked!.InBook)
        {
            _book.Enter(_before = before.Booking);
        }

        var restaurants = settings.KnownRestaurants.ToDictionary(
            restaurant => restaurant.PhoneNumber.E164,
            restaurant => Callee(options, restaurant.Name, restaurant.PhoneNumber.E164 == RehearsalSettings.RestaurantNumber ? _book : new GuestBook()));
        _network = Keep(await TelephoneNetwork.StartAsync(
            new TelephoneNetworkOptions
            {
                AccountSid = settings.TwilioAccountSid!,
                AuthToken = settings.TwilioAuthToken!,
                OwnedNumbers = [RehearsalSettings.OwnNumber],
                Callee = number => restaurants.GetValueOrDefault(number),
                Tap = _ => CallTaps.For(options),
                Say = text => _speech.CreateSynthesizer(RehearsalSpeech.AgentVoice).Synthesize(text),
            },
            Time,
            _loggers,
            cancellationToken));

        Server = Keep(await ServerHost.StartAsync(
            new ConciergeServerOptions
            {
                Settings = settings with { OpenAIBaseUrl = voiceModel.BaseAddress, TwilioBaseUrl = _network.BaseAddress },
                ApiKey = settings.TwilioAuthToken!,
                CallTimes = new CallTimesInMemory(),
                Database = options.Database,

                // Every other model of a rehearsal is a stand-in.
                ChecksModels = options.AgentModel is not null,
                Bookings = booked is { } earlier ? [EarlierBooking.Of(earlier.Booking, earlier.Date, settings, Time)] : [],
                Time = Time,
                Logging = logging,
            },
            cancellationToken));
        _network.OpenTunnel(RehearsalSettings.PublicDomain, Server.Address);
    }

    private RestaurantCallee Callee(RehearsalOptions options, string name, GuestBook book) => new(
        _speech,
        () => _lastAnswered = options.Scenario.Answer(name, options.Seed, book),
        new RestaurantVoice { Voice = options.Scenario.Voice, CallerVoice = RehearsalSpeech.AgentVoice, Seed = options.Seed },
        logger: _loggers.CreateLogger<RestaurantCallee>());

    // The session is opened while it rings; a scenario counts from the answer.
    private static VoiceModelOptions VoiceModel(Scenario scenario, ConciergeSettings settings)
    {
        var usual = new VoiceModelOptions();
        return usual with
        {
            ApiKey = settings.OpenAIApiKey,
            SessionMaximum = scenario.Model.ExpireAfter + scenario.Ring.After ?? usual.SessionMaximum,
            Faults = new VoiceModelFaults
            {
                DropAfter = scenario.Model.DropAfter + scenario.Ring.After,
                SilentAfter = scenario.Model.SilentAfter + scenario.Ring.After,
                DropsSessions = 1,
                RefuseSessionsAfterFirst = scenario.Model.StaysAway,
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
