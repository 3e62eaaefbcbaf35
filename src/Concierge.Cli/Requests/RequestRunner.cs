using Concierge.Cli.Client;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Contracts.Api;

namespace Concierge.Cli.Requests;

/// <summary>Runs one request and shows its progress. Ctrl-C during a call hangs up and still shows the outcome.</summary>
internal sealed class RequestRunner(ConciergeClient client, IRequestView view, TimeProvider timeProvider)
{
    private static readonly TimeSpan HangUpDeadline = TimeSpan.FromSeconds(10);

    private string? _callId;
    private CancellationTokenSource? _question;
    private Task _hangingUp = Task.CompletedTask;

    /// <summary>The answer, once it has arrived.</summary>
    public RequestAnswer? Answer { get; private set; }

    /// <summary>The booking as it was last understood, once known.</summary>
    public UnderstoodRequestView? Understood { get; private set; }

    /// <summary>Sends a request in words, or places the call of a plan.</summary>
    /// <returns>The process's exit code.</returns>
    public Task<int> RunAsync(RequestBody request, CancellationToken cancellationToken) =>
        RunAsync(request.Text, token => client.SendRequestAsync(request, token), cancellationToken);

    /// <summary>Runs a request and follows its progress.</summary>
    /// <param name="text">The request as the view shows it; <see langword="null"/> for the call of a plan that was shown.</param>
    /// <param name="send">Sends the request and returns its progress.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync(string? text, Func<CancellationToken, IAsyncEnumerable<ServerEvent>> send, CancellationToken cancellationToken)
    {
        using var reading = new CancellationTokenSource();
        await using var interrupting = cancellationToken.Register(() => Interrupt(reading));
        view.Begin(text);
        try
        {
            await foreach (var happened in send(reading.Token))
            {
                _callId = happened.CallStarted?.CallId ?? _callId;
                Answer ??= happened.Answer;
                Understood = happened.Understood ?? Understood;
                view.Show(happened);
                HandleQuestion(happened.Call, reading.Token);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            view.Interrupted(inCall: _callId is not null);
        }
        finally
        {
            _question?.Cancel();
            _question?.Dispose();

            // The answer can arrive before the hang-up is confirmed.
            await _hangingUp;
            view.End();
        }

        return cancellationToken.IsCancellationRequested ? ExitCodes.Interrupted : GetExitCode(Answer);
    }

    // While the restaurant waits for an answer, the next line of standard input is the guest's answer.
    private void HandleQuestion(CallEventView? happened, CancellationToken cancellationToken)
    {
        if (happened is { Type: CallEventKind.Answer or CallEventKind.Outcome })
        {
            _question?.Cancel();
        }
        else if (happened is { Type: CallEventKind.Question, Question: { } question } && _callId is { } callId)
        {
            _question?.Dispose();
            _question = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _ = AnswerAsync(callId, question.Id, _question.Token);
        }
    }

    private async Task AnswerAsync(string callId, string questionId, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await InputLineReader.Standard.ReadAsync(cancellationToken);
            await client.AnswerAsync(callId, new AnswerBody(questionId, string.IsNullOrWhiteSpace(answer) ? null : answer.Trim()), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The question was answered elsewhere, timed out, or the call ended. The view shows which.
        }
        catch (ConciergeException exception)
        {
            view.AnswerRefused(exception.Error);
        }
    }

    private static int GetExitCode(RequestAnswer? answer) => answer switch
    {
        null => ExitCodes.Fault,
        { Result.Outcome: CallOutcome.Confirmed or CallOutcome.Cancelled } => ExitCodes.Success,
        { Result.Outcome: CallOutcome.Provisional } => ExitCodes.Provisional,
        { Result: not null } => ExitCodes.NotBooked,
        { ErrorCode: not null } => ExitCodes.Refused,
        _ => ExitCodes.QuestionAsked,
    };

    private void Interrupt(CancellationTokenSource reading)
    {
        if (_callId is not { } callId)
        {
            reading.Cancel();
            return;
        }

        view.HangingUp();
        _hangingUp = HangUpAsync(callId, reading);
    }

    private async Task HangUpAsync(string callId, CancellationTokenSource reading)
    {
        using var deadline = new CancellationTokenSource(HangUpDeadline, timeProvider);
        try
        {
            await client.HangUpAsync(callId, deadline.Token);
            reading.CancelAfter(HangUpDeadline);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConciergeException or ObjectDisposedException)
        {
            view.HangUpFailed();
            await reading.CancelAsync();
        }
    }
}
