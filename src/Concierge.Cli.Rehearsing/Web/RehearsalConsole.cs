using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Concierge.Calls;
using Concierge.Contracts;
using Concierge.Rehearsal.Person;
using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Telephone;
using Concierge.Server.Console;
using Concierge.Server.Mapping;
using Concierge.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Concierge.Cli.Rehearsing.Web;

/// <summary>
/// The operations of a rehearsal in the console: its scenarios, who answers, and the restaurant's telephone. Administrators alone choose who answers, and
/// answer: there is one telephone for the calls of all.
/// </summary>
/// <param name="answering">Who answers.</param>
/// <param name="books">The restaurants' books.</param>
/// <param name="telephone">The person's telephone.</param>
/// <param name="voice">Which voice model speaks.</param>
/// <param name="onChosen">Called with the scenario that was chosen, before it answers; with <see langword="null"/> for the person.</param>
internal sealed class RehearsalConsole(
    CallAnswering answering, BookRecords books, PersonTelephone telephone, VoiceChoice voice, Action<Scenario?> onChosen) : IConsoleRehearsal
{
    private static readonly ConsoleScenarioData[] Scenarios = [.. ScenarioCatalog.Names.Select(ScenarioCatalog.Load).Select(ConsoleScenarioData.From)];

    /// <inheritdoc/>
    public IReadOnlyList<string> Voices => voice.Voices;

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/scenarios", ListScenariosAsync).ExcludeFromDescription();
        routes.MapGet("/answering", ShowAnsweringAsync).ExcludeFromDescription();
        routes.MapPost("/answering", ChooseAnsweringAsync).ExcludeFromDescription();
        routes.MapGet("/book/{call_id}", CompareWithBookAsync).ExcludeFromDescription();
        routes.MapGet("/voice", ShowVoiceAsync).ExcludeFromDescription();
        routes.MapPost("/voice", ChooseVoiceAsync).ExcludeFromDescription();
        routes.MapGet("/telephone", ServeTelephoneAsync).ExcludeFromDescription();
    }

    private static Task ListScenariosAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(Scenarios, WebJsonContext.Default.ConsoleScenarioDataArray);

    private Task ShowAnsweringAsync(HttpContext context) => context.Response.WriteAsJsonAsync(
        answering.Scenario is { } scenario
            ? new AnsweringData { By = AnsweringData.ByScenario, Scenario = scenario.Name }
            : new AnsweringData { By = AnsweringData.ByPerson },
        WebJsonContext.Default.AnsweringData);

    private async Task ChooseAnsweringAsync(HttpContext context)
    {
        AdministratorFilter.Check(context);
        switch (await ReadAsync(context, WebJsonContext.Default.AnsweringData))
        {
            case { By: AnsweringData.ByPerson }:
                onChosen(null);
                answering.ChoosePerson();
                break;
            case { By: AnsweringData.ByScenario, Scenario: { } name } when ScenarioCatalog.Names.Contains(name, StringComparer.Ordinal):
                var scenario = ScenarioCatalog.Load(name);
                onChosen(scenario);
                answering.Choose(scenario);
                break;
            case { By: AnsweringData.ByScenario }:
                throw new ConciergeException(new(
                    "request.scenario", "There is no such scenario.", "GET /console/scenarios lists them."));
            default:
                throw new ConciergeException(new(
                    "request.answering",
                    "The body does not say who answers the calls.",
                    """Send {"by":"person"} or {"by":"scenario","scenario":"accepts"}."""));
        }

        await ShowAnsweringAsync(context);
    }

    // Only the person whose call it is, or an administrator, gets an answer.
    private async Task CompareWithBookAsync(HttpContext context)
    {
        var callId = (string)context.Request.RouteValues["call_id"]!;
        var result = await context.RequestServices.GetRequiredService<IReservationCallService>().WaitForCompletionAsync(callId, context.RequestAborted);
        if (books.Compare(callId, ResultViewMapper.Map(result)) is { } comparison)
        {
            await context.Response.WriteAsJsonAsync(comparison, WebJsonContext.Default.BookComparisonData);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }

    private Task ShowVoiceAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(new VoiceData { Voice = voice.Voice }, WebJsonContext.Default.VoiceData);

    private async Task ChooseVoiceAsync(HttpContext context)
    {
        AdministratorFilter.Check(context);
        if ((await ReadAsync(context, WebJsonContext.Default.VoiceData))?.Voice is not { } chosen || !voice.Voices.Contains(chosen))
        {
            throw new ConciergeException(new(
                "request.voice",
                "The body names no voice model of this rehearsal.",
                $"Send {{\"voice\":\"…\"}} with one of {string.Join(", ", voice.Voices)}. For openai, start with OPENAI_API_KEY."));
        }

        voice.Choose(chosen);
        await ShowVoiceAsync(context);
    }

    private static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task ServeTelephoneAsync(HttpContext context)
    {
        AdministratorFilter.Check(context);
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new ConciergeException(new("request.websocket", "The telephone is a WebSocket.", "Send an Upgrade request to this path."));
        }

        var lifetime = context.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await telephone.ServeAsync(socket, FindCallId, stopping.Token);
    }

    /// <summary>The id of a call at the server, which its callback addresses name; <see langword="null"/> if they do not.</summary>
    internal static string? FindCallId(TelephoneCall call) =>
        call.StatusCallback is { } url && QueryHelpers.ParseQuery(url.Query).TryGetValue("call_id", out var id) ? id.ToString() : null;
}
