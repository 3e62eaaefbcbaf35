using Concierge.Calls;
using Concierge.Cli.Client;
using Concierge.Cli.Views;
using Concierge.Server.Api;

namespace Concierge.Cli;

/// <summary>Makes one request and shows it to its end. Ctrl-C in a call puts the line down and still tells the outcome.</summary>
internal sealed class RequestRunner(ConciergeClient client, IRequestView view, TimeProvider time)
{
    private static readonly TimeSpan HangUpDeadline = TimeSpan.FromSeconds(10);

    private string? _callId;
    private Task _hangingUp = Task.CompletedTask;

    /// <summary>The answer, once there is one.</summary>
    public RequestAnswer? Answer { get; private set; }

    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync(string text, string sessionId, CancellationToken cancellationToken)
    {
        using var reading = new CancellationTokenSource();
        await using var interrupting = cancellationToken.Register(() => Interrupt(reading));
        view.Begin(text);
        try
        {
            await foreach (var happened in client.AskAsync(text, sessionId, reading.Token))
            {
                _callId ??= happened.CallStarted?.CallId;
                Answer ??= happened.Answer;
                view.Show(happened);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            view.Interrupted(inCall: _callId is not null);
        }
        finally
        {
            // The answer may come before the line is known to be down.
            await _hangingUp;
            view.End();
        }

        return cancellationToken.IsCancellationRequested ? ExitCodes.Interrupted : ExitCodeOf(Answer);
    }

    private static int ExitCodeOf(RequestAnswer? answer) => answer switch
    {
        null => ExitCodes.Fault,
        { Result.Outcome: CallOutcome.Confirmed } => ExitCodes.Success,
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
