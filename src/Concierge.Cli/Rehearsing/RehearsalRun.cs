using System.Diagnostics;
using Concierge.Cli.Client;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Rehearsal.Speech;
using Concierge.Server.Api;
using Microsoft.Extensions.Logging;

namespace Concierge.Cli.Rehearsing;

/// <summary>One rehearsed call that nobody watches, on a stage of its own.</summary>
internal sealed class RehearsalRun(RehearsalOptions options, string request, SpeechEngine speech)
{
    /// <summary>Makes the call.</summary>
    /// <exception cref="OperationCanceledException">It was given up; the line has been put down.</exception>
    /// <exception cref="SpeechUnavailableException">The packages for speech are not installed.</exception>
    public async Task<RehearsalRunResult> RunAsync(ConciergeSettings settings, Action<ILoggingBuilder> logging, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var nothing = new RehearsalRunResult
        {
            Scenario = options.Scenario.Name,
            Source = options.Source,
            Seed = options.Seed,
            Request = request,
            Expected = options.Scenario.Expect.Outcomes,
            Reasons = [],
            RealSeconds = 0,
        };
        var result = await CallAsync(nothing, settings, logging, cancellationToken);
        return result with { RealSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds };
    }

    private async Task<RehearsalRunResult> CallAsync(RehearsalRunResult nothing, ConciergeSettings settings, Action<ILoggingBuilder> logging, CancellationToken cancellationToken)
    {
        try
        {
            await using var stage = await RehearsalStage.SetUpAsync(options, settings, speech, logging, cancellationToken);
            using var client = new ConciergeClient(stage.Server.Address, stage.Server.ApiKey);
            var (understood, answer) = await AskAsync(client, cancellationToken);
            return answer switch
            {
                { Result: { } result } => Judge(nothing, stage, understood, result),
                { } words => nothing with { Reasons = [$"nobody was called: {words.Answer}"] },
                null => nothing with { Reasons = ["the program gave no answer"] },
            };
        }
        catch (ConciergeException refused)
        {
            return nothing with { Reasons = [$"{refused.Error.Message} ({refused.Error.Code})"] };
        }
    }

    private async Task<(UnderstoodView? Understood, RequestAnswer? Answer)> AskAsync(ConciergeClient client, CancellationToken cancellationToken)
    {
        UnderstoodView? understood = null;
        RequestAnswer? answer = null;
        string? callId = null;
        await foreach (var happened in client.AskAsync(request, Guid.NewGuid().ToString("N"), cancellationToken))
        {
            understood ??= happened.Understood;
            answer ??= happened.Answer;
            callId ??= happened.CallStarted?.CallId;
            if (happened.Call is { Type: CallEventKind.Question, Question: { } question } && callId is not null)
            {
                // No guest is there to answer: the restaurant need not be kept waiting.
                await client.AnswerAsync(callId, new AnswerBody(question.Id, Answer: null), cancellationToken);
            }
        }

        return (understood, answer);
    }

    private RehearsalRunResult Judge(RehearsalRunResult nothing, RehearsalStage stage, UnderstoodView? understood, ResultView result)
    {
        var verdict = RehearsalVerdict.Of(options.Scenario, stage.Book, understood, result, stage.Standing);
        return nothing with
        {
            Verdict = verdict,
            Message = result.Message,
            Reasons = [.. verdict.Differences, .. stage.Errors.Where(error => error.Fatal).Select(error => $"Twilio would report error {error.Code}: {error.Message}")],
            Turns = result.Transcript.Count,
            CallSeconds = result.DurationSeconds,
            Interruptions = result.Interruptions,
            Reactions = options.Reactions!.Times,
        };
    }
}
