using Concierge.Agents.Loop;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Concierge.Agents.Transcripts;

/// <summary>
/// Has the transcript agent read a finished call's transcript and compares its reading with the call's result. The reading can raise
/// doubts; it never turns a result into a booking.
/// </summary>
internal sealed partial class TranscriptChecker(AgentContext context, ILogger logger)
{
    private const string AgentName = "Transcript Agent";

    // The guest is waiting for the answer.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>Checks the transcript of a call.</summary>
    /// <returns>
    /// The differences between reading and result, one sentence each; <see langword="null"/> when the callee said nothing, or the transcript
    /// could not be read.
    /// </returns>
    public async Task<IReadOnlyList<string>?> FindDoubtsAsync(ReservationDetails details, VoiceCallResult result, CancellationToken cancellationToken)
    {
        if (result.Transcript.All(turn => turn.Speaker == Speaker.Agent))
        {
            return null;
        }

        using var timeout = new CancellationTokenSource(Timeout, context.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var today = context.Clock.GetNow(details.TimeZone).Date;
        try
        {
            return await ReadAsync(details, result, today, linked.Token) is { } reading
                ? TranscriptComparer.FindDoubts(reading, details, result, today)
                : null;
        }
        catch (ConciergeException exception)
        {
            // The call's result has its own evidence. A failed second reading does not weaken it.
            LogNotRead(result.CallId, exception.Error.Code);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotRead(result.CallId, "openai.timeout");
        }

        return null;
    }

    private async Task<TranscriptReading?> ReadAsync(
        ReservationDetails details, VoiceCallResult result, NodaTime.LocalDate today, CancellationToken cancellationToken)
    {
        var conversation = new Conversation();
        conversation.Messages.Add(new ChatMessage(ChatRole.User, TranscriptDocument.Format(details, today, result.Transcript)));
        var turn = new AgentTurn(updates: null, conversation);
        var tools = new TranscriptTools(turn);
        var agent = new Agent(AgentName, PromptTemplate.Render("transcript"), [tools.Report]) { MustCallTool = true };
        await new AgentLoop(context.ChatClient, context.Guardrails, logger).RunAsync(agent, turn, cancellationToken);
        return tools.Reading;
    }

    [LoggerMessage(2804, LogLevel.Information, "The transcript of call {CallId} was not checked: {Code}")]
    private partial void LogNotRead(string callId, string code);
}
