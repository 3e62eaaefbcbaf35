using System.Text.Json;
using Concierge.Calls.Evidence;
using Concierge.Calls.Questions;
using Concierge.Calls.VoiceAgent;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Options;

namespace Concierge.Calls.Lifecycle;

/// <summary>Runs the tools of the voice model in one call.</summary>
/// <param name="context">The call.</param>
/// <param name="line">The call at the carrier.</param>
/// <param name="machine">Handles an answering machine.</param>
/// <param name="transcription">Waits for the callee's words.</param>
/// <param name="reader">Reads the call while it lasts.</param>
internal sealed class CallToolHandler(
    CallContext context, CarrierLine line, AnsweringMachineHandler machine, TranscriptionWait transcription, LiveTranscriptReader reader)
{
    private const int MaxRefusedReports = 2;
    private const int MaxQuestionLength = 300;

    private readonly IvrKeyPolicy _keys = new();
    private int _refusedReports;

    private Call Call => context.Call;

    private CallOptions Options => context.Services.Options;

    /// <summary>Runs a tool. A language model wrote the arguments, so the answer to invalid ones tells the model what to do.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Its arguments as JSON.</param>
    /// <param name="agent">The agent that calls it.</param>
    /// <param name="cancellationToken">Cancelled when the call ends.</param>
    public async Task<VoiceToolResult> InvokeAsync(string name, string arguments, IAgentControl agent, CancellationToken cancellationToken) => name switch
    {
        ReservationVoiceAgent.ReportOutcome => await ReportAsync(arguments, agent, cancellationToken),
        ReservationVoiceAgent.EndCall => new VoiceToolResult("""{"ended":true}""", ToolContinuation.EndCall),
        ReservationVoiceAgent.WaitOnHold => new VoiceToolResult("""{"waiting":true}""", ToolContinuation.Hold),
        ReservationVoiceAgent.PressKeys => await PressKeysAsync(arguments, cancellationToken),
        ReservationVoiceAgent.AskCustomer => await AskCustomerAsync(arguments, agent, cancellationToken),
        _ => Refuse("accepted", "There is no such tool."),
    };

    private async Task<VoiceToolResult> ReportAsync(string arguments, IAgentControl agent, CancellationToken cancellationToken)
    {
        if (ReportedOutcomeParser.Parse(arguments) is not { } report)
        {
            return Refuse("accepted", "The report could not be read. Report again with an outcome from the list.");
        }

        await transcription.WaitForTranscriptsAsync(includesBegunTurn: false, cancellationToken);
        await reader.WaitAsync(cancellationToken);
        if (OutcomeJudge.FindMissingEvidence(report, Call) is { } missing && _refusedReports < MaxRefusedReports)
        {
            _refusedReports++;
            return ClosingQuestion.Create(report, Call) is { } question
                ? new VoiceToolResult($$"""{"accepted":false,"reason":"{{JsonEncodedText.Encode(missing)}}","say":"{{JsonEncodedText.Encode(question)}}"}""")
                : Refuse("accepted", missing);
        }

        Call.Report = report;
        context.Services.Records.RecordProgress(Call);
        if (report.Outcome == CallOutcome.Voicemail)
        {
            machine.OnReported(agent);
            return new VoiceToolResult("""{"accepted":true,"next":"Say nothing."}""", ToolContinuation.Listen);
        }

        return new VoiceToolResult("""{"accepted":true,"next":"Thank them, say goodbye, and call end_call in the same response."}""");
    }

    /// <summary>
    /// Asks the closing question when the chat model reads, after a report of success was accepted, that the restaurant's words speak against it.
    /// </summary>
    public async Task AskIfUnsettledAsync(IAgentControl agent)
    {
        if (Call is not { Ending: null, Report: { } report } || _refusedReports >= MaxRefusedReports
            || OutcomeJudge.FindMissingEvidence(report, Call) is null || ClosingQuestion.Create(report, Call) is not { } question)
        {
            return;
        }

        _refusedReports++;
        await agent.AskAsync(question);
    }

    private async Task<VoiceToolResult> PressKeysAsync(string arguments, CancellationToken cancellationToken)
    {
        var digits = ReadString(arguments, "digits");
        if (_keys.CheckKeys(digits) is { } reason)
        {
            return Refuse("pressed", reason);
        }

        return await line.PressKeysAsync(digits!, cancellationToken) is { } failure
            ? Refuse("pressed", $"The keys could not be pressed: {failure.Message}")
            : new VoiceToolResult($$"""{"pressed":"{{digits}}"}""", ToolContinuation.Hold);
    }

    private async Task<VoiceToolResult> AskCustomerAsync(string arguments, IAgentControl agent, CancellationToken cancellationToken)
    {
        if (Options.AskGuest == TimeSpan.Zero)
        {
            return Refuse("answered", "The guest cannot be asked. Decline politely and report the outcome.");
        }

        if (ReadString(arguments, "question") is not { Length: > 0 and <= MaxQuestionLength } text)
        {
            return Refuse("answered", "The question is missing or too long. Ask again in one sentence.");
        }

        var report = ReportedOutcomeParser.ParseOffer(arguments);
        var question = new GuestQuestion(Call.Questions.CreateId(), text, report.Date, report.Time, report.PartySize, Options.AskGuest);

        // Open the question before the event announces it: an answer may arrive immediately.
        var asking = Call.Questions.AskAsync(question, context.Services.Time, cancellationToken);
        Call.RecordQuestion(question);
        agent.SetAwaitingGuest(true);
        try
        {
            var answer = await asking;
            Call.RecordAnswer(question, answer);
            return answer is null
                ? Refuse("answered", "The guest did not answer in time. Thank them, decline politely, and report the outcome.")
                : new VoiceToolResult($$"""{"answered":true,"answer":"{{JsonEncodedText.Encode(answer)}}"}""");
        }
        finally
        {
            agent.SetAwaitingGuest(false);
        }
    }

    private static VoiceToolResult Refuse(string what, string reason) => new($$"""{"{{what}}":false,"reason":"{{JsonEncodedText.Encode(reason)}}"}""");

    private static string? ReadString(string arguments, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(arguments);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.String
                ? value.GetString()?.Trim()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
