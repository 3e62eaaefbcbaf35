using Concierge.Cli.Client;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Server.Api;

namespace Concierge.Cli;

/// <summary>Makes one request and shows it to its end. Ctrl-C in a call puts the line down and still tells the outcome.</summary>
internal sealed class RequestRunner(ConciergeClient client, IRequestView view, TimeProvider time)
{
    private static readonly TimeSpan HangUpDeadline = TimeSpan.FromSeconds(10);

    private string? _callId;
    private CancellationTokenSource? _question;
    private Task _hangingUp = Task.CompletedTask;

    /// <summary>The answer, once there is one.</summary>
    public RequestAnswer? Answer { get; private set; }

    /// <summary>The booking that was understood last, once there is one.</summary>
    public UnderstoodView? Understood { get; private set; }

    /// <returns>The process's exit code.</returns>
    public Task<int> RunAsync(string text, string sessionId, CancellationToken cancellationToken) =>
        RunAsync(text, token => client.AskAsync(text, sessionId, token), cancellationToken);

    /// <param name="text">What was asked for, for the view.</param>
    /// <param name="ask">Asks, and tells what happens.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync(string text, Func<CancellationToken, IAsyncEnumerable<ServerEvent>> ask, CancellationToken cancellationToken)
    {
        using var reading = new CancellationTokenSource();
        await using var interrupting = cancellationToken.Register(() => Interrupt(reading));
        view.Begin(text);
        try
        {
            await foreach (var happened in ask(reading.Token))
            {
                _callId = happened.CallStarted?.CallId ?? _callId;
                Answer ??= happened.Answer;
                Understood = happened.Understood ?? Understood;
                view.Show(happened);
                Attend(happened.Call, reading.Token);
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

            // The answer may come before the line is known to be down.
            await _hangingUp;
            view.End();
        }

        return cancellationToken.IsCancellationRequested ? ExitCodes.Interrupted : ExitCodeOf(Answer);
    }

    // While the restaurant holds the line, the next line of standard input is the guest's answer.
    private void Attend(CallEventView? happened, CancellationToken cancellationToken)
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
            var answer = await InputLines.Standard.ReadAsync(cancellationToken);
            await client.AnswerAsync(callId, new AnswerBody(questionId, string.IsNullOrWhiteSpace(answer) ? null : answer.Trim()), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Answered elsewhere, too late, or the call is over: the view tells.
        }
        catch (ConciergeException refused)
        {
            view.AnswerRefused(refused.Error);
        }
    }

    private static int ExitCodeOf(RequestAnswer? answer) => answer switch
    {
        null => ExitCodes.Fault,
        { Result.Outcome: CallOutcome.Confirmed or CallOutcome.Cancelled } => ExitCodes.Success,
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
        using var deadline = new CancellationTokenSource(HangUpDeadline, time);
        try
        {
            await client.HangUpAsync(callId, deadline.Token);
            reading.CancelAfter(HangUpDeadline);
        }
        catch (Exception failed) when (failed is OperationCanceledException or ConciergeException or ObjectDisposedException)
        {
            view.HangUpFailed();
            await reading.CancelAsync();
        }
    }
}
