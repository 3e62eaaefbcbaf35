using Concierge.Agents.Loop;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Concierge.Agents.Transcripts;

/// <summary>Has the transcript agent read a finished call's conversation, and holds what it read against the call's own report. It can raise doubts; it never makes a booking of anything.</summary>
internal sealed partial class TranscriptCheck(AgentContext context, ILogger logger)
{
    private const string AgentName = "Transcript Agent";

    // The person waits for the answer meanwhile.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Reads the conversation of a call.</summary>
    /// <returns>Where the reading differs from the report, a sentence each; <see langword="null"/> when there was no conversation, or it could not be read.</returns>
    public async Task<IReadOnlyList<string>?> DoubtsAsync(ReservationDetails details, VoiceCallResult result, CancellationToken cancellationToken)
    {
        if (result.Transcript.All(turn => turn.Speaker == Speaker.Agent))
        {
            return null;
        }

        using var patience = new CancellationTokenSource(Patience, context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var today = new LocalClock(context.Time).Now(details.TimeZone).Date;
        try
        {
            return await ReadAsync(details, result, today, either.Token) is { } reading ? TranscriptComparison.Doubts(reading, details, result, today) : null;
        }
        catch (ConciergeException failure)
        {
            // The call's own report has its evidence; a second reading that fails takes nothing from it.
            LogNotRead(result.CallId, failure.Error.Code);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotRead(result.CallId, "openai.timeout");
        }

        return null;
    }

    private async Task<TranscriptReading?> ReadAsync(ReservationDetails details, VoiceCallResult result, NodaTime.LocalDate today, CancellationToken cancellationToken)
    {
        var conversation = new Conversation();
        conversation.Messages.Add(new ChatMessage(ChatRole.User, TranscriptText.Write(details, today, result.Transcript)));
        var turn = new AgentTurn(updates: null, conversation);
        var tools = new TranscriptTools(turn);
        var agent = new Agent(AgentName, Prompt.Read("transcript"), [tools.Report]) { MustCallTool = true };
        await new AgentLoop(context.ChatClient, context.Guardrails, logger).RunAsync(agent, turn, cancellationToken);
        return tools.Reading;
    }

    [LoggerMessage(2804, LogLevel.Information, "The conversation of call {CallId} was not read a second time: {Code}")]
    private partial void LogNotRead(string callId, string code);
}
