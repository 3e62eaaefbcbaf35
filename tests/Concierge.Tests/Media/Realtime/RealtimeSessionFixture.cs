using Concierge.Media.Bridge;
using Concierge.Media.Realtime;
using Concierge.Media.Tuning;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.Realtime;

/// <summary>Connects the product's Realtime client to a server that the test controls.</summary>
internal sealed class RealtimeSessionFixture : IAsyncDisposable
{
    private readonly ILoggerFactory _logging;

    private RealtimeSessionFixture(ScriptedRealtimeServer server)
    {
        Server = server;
        _logging = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
    }

    public static VoiceSessionOptions Options { get; } = new()
    {
        Instructions = "Book a table.",
        Tools = [new VoiceTool("end_call", "Put the line down.", """{"type":"object","properties":{},"required":[]}""")],
        Keywords = ["Luigi's", "John"],
    };

    public ScriptedRealtimeServer Server { get; }

    public FakeTimeProvider Time { get; } = new();

    public RecordingListener Listener { get; } = new();

    public RecordedLogs Logs { get; } = new();

    public ITurnBasedVoiceSession? Session { get; private set; }

    public static async Task<RealtimeSessionFixture> StartAsync() => new(await ScriptedRealtimeServer.StartAsync());

    /// <summary>Creates the fixture with an open session.</summary>
    public static async Task<RealtimeSessionFixture> OpenAsync()
    {
        var fixture = await StartAsync();
        var opening = fixture.BeginAsync();
        await fixture.Server.ConfigureAsync();
        fixture.Session = (ITurnBasedVoiceSession)await Until.DoneAsync(opening);
        return fixture;
    }

    /// <summary>Starts to open a session.</summary>
    public Task<IVoiceSession> BeginAsync(CancellationToken cancellationToken = default) => Model().OpenAsync(Options, Listener, cancellationToken);

    /// <summary>Opens a session, expects that this fails, and returns the error.</summary>
    public async Task<VoiceModelError> RefusedAsync() => (await Should.ThrowAsync<VoiceModelException>(() => Until.DoneAsync(BeginAsync()))).Error;

    public OpenAIRealtimeModel Model(Uri? baseUrl = null)
    {
        var options = new RealtimeOptions { ApiKey = TestSettings.Complete.Realtime.ApiKey, BaseUrl = baseUrl ?? Server.BaseUrl, Voice = "marin" };
        return new OpenAIRealtimeModel(options, new ProcessTuning(isEnabled: true), Time, _logging.CreateLogger<OpenAIRealtimeSession>());
    }

    public async ValueTask DisposeAsync()
    {
        if (Session is not null)
        {
            await Session.DisposeAsync();
        }

        await Server.DisposeAsync();
        _logging.Dispose();
    }
}
