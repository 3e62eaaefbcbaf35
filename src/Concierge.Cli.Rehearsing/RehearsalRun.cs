using System.Diagnostics;
using Concierge.Cli.Client;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Options;
using Concierge.Rehearsal.Speech;
using Microsoft.Extensions.Logging;

namespace Concierge.Cli.Rehearsing;

/// <summary>Makes one rehearsal call of a batch, in its own environment.</summary>
internal sealed class RehearsalRun(RehearsalOptions options, string request, SpeechEngine speech)
{
    /// <summary>Makes the call.</summary>
    /// <exception cref="OperationCanceledException">The call was cancelled and has been hung up.</exception>
    /// <exception cref="SpeechUnavailableException">The speech packages are not installed.</exception>
    public async Task<RehearsalRunResult> RunAsync(ConciergeSettings settings, Action<ILoggingBuilder> logging, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var template = new RehearsalRunResult
        {
            Scenario = options.Scenario.Name,
            Source = options.Source,
            Seed = options.Seed,
            Request = request,
            Guest = options.Guest,
            Expected = options.Scenario.Expectation.Outcomes,
            Reasons = [],
            RealSeconds = 0,
        };
        var guestSettings = options.Guest is { } guest ? settings with { Guest = settings.Guest with { Name = guest } } : settings;
        var result = await CallAsync(template, guestSettings, logging, cancellationToken);
        return result with { RealSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds };
    }

    private async Task<RehearsalRunResult> CallAsync(
        RehearsalRunResult template, ConciergeSettings settings, Action<ILoggingBuilder> logging, CancellationToken cancellationToken)
    {
        try
        {
            await using var stage = await RehearsalEnvironment.CreateAsync(options, settings, speech, logging, cancellationToken);
            using var client = new ConciergeClient(stage.Server.Address, stage.Server.ApiKey);
            var (understood, answer) = await AskAsync(client, cancellationToken);
            return answer switch
            {
                { Result: { } result } => Judge(template, stage, understood, result),
                { } words => template with { Reasons = [$"no call was made: {words.Answer}"] },
                null => template with { Reasons = ["the request returned no answer"] },
            };
        }
        catch (ConciergeException exception)
        {
            return template with { Reasons = [$"{exception.Error.Message} ({exception.Error.Code})"] };
        }
    }

    private async Task<(UnderstoodRequestView? Understood, RequestAnswer? Answer)> AskAsync(ConciergeClient client, CancellationToken cancellationToken)
    {
        UnderstoodRequestView? understood = null;
        RequestAnswer? answer = null;
        string? callId = null;
        await foreach (var happened in client.SendRequestAsync(new RequestBody(request, SessionId: null) { Confirmed = true }, cancellationToken))
        {
            understood ??= happened.Understood;
            answer ??= happened.Answer;
            callId ??= happened.CallStarted?.CallId;
            if (happened.Call is { Type: CallEventKind.Question, Question: { } question } && callId is not null)
            {
                // A batch has no guest who could answer. Declining at once spares the restaurant the wait.
                await client.AnswerAsync(callId, new AnswerBody(question.Id, Answer: null), cancellationToken);
            }
        }

        return (understood, answer);
    }

    private RehearsalRunResult Judge(RehearsalRunResult template, RehearsalEnvironment stage, UnderstoodRequestView? understood, ResultView result)
    {
        var verdict = RehearsalVerdict.Judge(options.Scenario, stage.BookEntry, understood, result, stage.EarlierBookingState);
        return template with
        {
            Verdict = verdict,
            Message = result.Message,
            Reasons =
            [
                .. verdict.Differences,
                .. stage.Errors.Where(error => error.Fatal).Select(error => $"Twilio would report error {error.Code}: {error.Message}"),
            ],
            Turns = result.Transcript.Count,
            CallSeconds = result.DurationSeconds,
            Interruptions = result.Interruptions,
            Reactions = options.Reactions!.Times,
        };
    }
}
