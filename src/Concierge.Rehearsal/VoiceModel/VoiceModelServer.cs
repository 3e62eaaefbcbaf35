using System.Net.WebSockets;
using System.Text.Json;
using Concierge.Rehearsal.Dialogue;
using Concierge.Rehearsal.Telephone;
using Concierge.Rehearsal.Tls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>
/// A simulator of OpenAI's voice models: a WebSocket server on the loopback address that speaks the GA Realtime protocol
/// (<c>wss://api.openai.com/v1/realtime</c>; events as in openai/openai-openapi of August 2026). Speech and the dialogue policy
/// are injected. The server has no information about its clients except what they send.
/// </summary>
public sealed class VoiceModelServer : IAsyncDisposable
{
    private static readonly TimeSpan RejectionTimeout = TimeSpan.FromSeconds(5);

    private readonly WebApplication _application;
    private volatile VoiceModelOptions _options;
    private readonly IVoiceModelSpeech _speech;
    private readonly IDialoguePolicy _dialoguePolicy;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private int _sessionCount;

    private VoiceModelServer(
        WebApplication application,
        VoiceModelOptions options,
        IVoiceModelSpeech speech,
        IDialoguePolicy dialoguePolicy,
        TimeProvider timeProvider,
        ILogger logger)
    {
        _application = application;
        _options = options;
        _speech = speech;
        _dialoguePolicy = dialoguePolicy;
        _timeProvider = timeProvider;
        _logger = logger;
    }

    /// <summary>The base address that replaces <c>https://api.openai.com/v1</c>: <c>http://127.0.0.1:PORT/v1</c>, or <c>https</c> with a certificate.</summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1/v1");

    /// <summary>The real voice model to which sessions to come are handed over; <see langword="null"/> for none.</summary>
    public VoiceModelUpstream? Upstream { get => Volatile.Read(ref field); set => Volatile.Write(ref field, value); }

    /// <summary>Starts listening.</summary>
    /// <param name="options">Port, key, timing and faults.</param>
    /// <param name="speech">The speech synthesis and recognition.</param>
    /// <param name="dialoguePolicy">The policy that decides the responses.</param>
    /// <param name="timeProvider">The clock that paces audio and ends sessions.</param>
    /// <param name="loggerFactory">The logger factory; keys, words and audio are never logged.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<VoiceModelServer> StartAsync(
        VoiceModelOptions options,
        IVoiceModelSpeech speech,
        IDialoguePolicy dialoguePolicy,
        TimeProvider timeProvider,
        ILoggerFactory loggerFactory,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggerFactory);
        builder.Services.AddSingleton<IHostLifetime, NoSignalHostLifetime>();
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenOnLoopback(options.Port, options.Certificate);
        });
        var application = builder.Build();
        var server = new VoiceModelServer(application, options, speech, dialoguePolicy, timeProvider, loggerFactory.CreateLogger<VoiceModelServer>());
        application.UseWebSockets();
        application.UseRouting();
        application.MapGet("/v1/realtime", server.ServeAsync);
        application.MapGet("/v1/models", server.ListModelsAsync);
        application.MapGet("/v1/models/{model}", server.GetModelAsync);
        application.MapFallback(context => WriteErrorAsync(
            context, StatusCodes.Status404NotFound, new RealtimeErrorException(null, $"Invalid URL ({context.Request.Method} {context.Request.Path})")));
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        server.BaseAddress = new Uri(new Uri(application.Urls.First()), "/v1");
        server._logger.LogListening(server.BaseAddress);
        return server;
    }

    /// <summary>Changes the faults of the sessions to come. The next session counts as the first.</summary>
    /// <param name="faults">The faults.</param>
    /// <param name="maxSessionDuration">The time after which a session ends with <c>session_expired</c>.</param>
    public void ChangeFaults(VoiceModelFaults faults, TimeSpan maxSessionDuration)
    {
        _options = _options with { Faults = faults, MaxSessionDuration = maxSessionDuration };
        Volatile.Write(ref _sessionCount, 0);
    }

    /// <summary>Ends all sessions and stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _application.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task ListModelsAsync(HttpContext context)
    {
        if (CheckKey(context.Request) is { } unauthorized)
        {
            await WriteErrorAsync(context, StatusCodes.Status401Unauthorized, unauthorized);
            return;
        }

        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteString("object", "list");
        writer.WriteStartArray("data");
        foreach (var model in GetModels())
        {
            ModelCatalog.Write(writer, model);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private async Task GetModelAsync(HttpContext context)
    {
        var model = (string)context.Request.RouteValues["model"]!;
        if (CheckKey(context.Request) is { } unauthorized)
        {
            await WriteErrorAsync(context, StatusCodes.Status401Unauthorized, unauthorized);
            return;
        }

        if (!GetModels().Contains(model))
        {
            await WriteErrorAsync(context, StatusCodes.Status404NotFound, CreateModelNotFoundError(model));
            return;
        }

        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        ModelCatalog.Write(writer, model);
    }

    private IEnumerable<string> GetModels() => _options.Models.Concat(ModelCatalog.TranscriptionModels);

    private static RealtimeErrorException CreateModelNotFoundError(string model) =>
        new("model_not_found", $"The model '{model}' does not exist or you do not have access to it.", "model");

    private async Task ServeAsync(HttpContext context)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        if (CheckKey(context.Request) is { } unauthorized)
        {
            await WriteErrorAsync(context, StatusCodes.Status401Unauthorized, unauthorized);
            return;
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            await WriteErrorAsync(context, StatusCodes.Status400BadRequest,
                new RealtimeErrorException("invalid_request", "This endpoint takes WebSocket connections: send an Upgrade request."));
            return;
        }

        if (Upstream is { } upstream)
        {
            await new VoiceModelRelay(upstream, _timeProvider, _logger).RunAsync(context, SelectSubProtocol(context.WebSockets), stopping.Token);
            return;
        }

        if (_options.Faults.RefuseSessionsAfterFirst && Volatile.Read(ref _sessionCount) > 0)
        {
            await WriteErrorAsync(context, StatusCodes.Status503ServiceUnavailable,
                new RealtimeErrorException(null, "The server is overloaded or not ready yet. Please try again later.", type: "server_error"));
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(SelectSubProtocol(context.WebSockets));
        var model = context.Request.Query["model"].ToString();
        if (CheckSession(context.Request, model) is { } rejection)
        {
            await RejectAsync(socket, rejection, stopping.Token);
            return;
        }

        var options = _options with { Faults = _options.Faults.ForSession(Interlocked.Increment(ref _sessionCount)) };
        await using var session = new VoiceModelSession(socket, model, options, _speech, _dialoguePolicy, _timeProvider, _logger);
        await session.RunAsync(stopping.Token);
    }

    private RealtimeErrorException? CheckKey(HttpRequest request)
    {
        const string scheme = "Bearer ";
        var authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return new RealtimeErrorException(null,
                "You didn't provide an API key. "
                    + "You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");
        }

        return _options.ApiKey is { } key && authorization[scheme.Length..].Trim() != key
            ? new RealtimeErrorException(
                "invalid_api_key", "Incorrect API key provided. You can find your API key at https://platform.openai.com/account/api-keys.")
            : null;
    }

    private RealtimeErrorException? CheckSession(HttpRequest request, string model)
    {
        if (request.Headers["OpenAI-Beta"].ToString().Contains("realtime=", StringComparison.Ordinal))
        {
            return VoiceModelSession.CreateBetaShapeError();
        }

        if (model.Length == 0)
        {
            return new RealtimeErrorException("missing_model", "You must provide a model parameter.", "model");
        }

        if (!_options.Models.Contains(model))
        {
            return CreateModelNotFoundError(model);
        }

        return _options.Faults.HasInsufficientQuota
            ? new RealtimeErrorException("insufficient_quota",
                "You exceeded your current quota, please check your plan and billing details.", type: "insufficient_quota")
            : null;
    }

    /// <summary>Sends the error over the socket and closes it with status 4000.</summary>
    private async Task RejectAsync(WebSocket socket, RealtimeErrorException rejection, CancellationToken cancellationToken)
    {
        _logger.LogConnectionRejected(rejection.Code);
        var events = new ServerEventQueue();
        events.SendError(rejection, null);
        events.Close((WebSocketCloseStatus)4000, $"{rejection.Type}.{rejection.Code}");
        try
        {
            await events.SendQueuedAsync(socket, cancellationToken);
            await DrainAsync(socket, cancellationToken).WaitAsync(RejectionTimeout, _timeProvider, cancellationToken);
        }
        catch (Exception exception) when (exception is WebSocketException or TimeoutException or OperationCanceledException)
        {
            _logger.LogSocketFailed(exception, "(rejected)");
            socket.Abort();
        }
    }

    /// <summary>Reads until the client has closed its half.</summary>
    private static async Task DrainAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        while ((await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken)).MessageType != WebSocketMessageType.Close)
        {
            // The messages have no session and are ignored.
        }
    }

    /// <summary>Selects the sub-protocol <c>realtime</c>, which browser clients request and expect in the response.</summary>
    private static string? SelectSubProtocol(WebSocketManager sockets) => sockets.WebSocketRequestedProtocols.Contains("realtime") ? "realtime" : null;

    private static async Task WriteErrorAsync(HttpContext context, int status, RealtimeErrorException error)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteString("message", error.Message);
        writer.WriteString("type", error.Type);
        writer.WriteString("param", error.Param);
        writer.WriteString("code", error.Code);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
