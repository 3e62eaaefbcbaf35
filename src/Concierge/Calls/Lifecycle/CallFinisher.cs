using System.Globalization;
using Concierge.Calls.Blocking;
using Concierge.Calls.Evidence;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Bridge;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// Finishes one attempt of a call after its end is decided: hangs up, judges what was said, and tells the result. Neither the last words nor the
/// database may keep the callee on the line.
/// </summary>
/// <param name="context">The call.</param>
/// <param name="line">The call at the carrier.</param>
/// <param name="streams">Its media streams.</param>
/// <param name="transcription">Waits for the callee's words.</param>
/// <param name="reader">Reads the call while it lasts.</param>
/// <param name="bridge">The bridge.</param>
/// <param name="tryScheduleRetry">Schedules another attempt if the retry policy allows one, and returns whether it did.</param>
internal sealed class CallFinisher(
    CallContext context, CarrierLine line, CallStreamTracker streams, TranscriptionWait transcription, LiveTranscriptReader reader,
    VoiceBridge bridge, Func<Call, VoiceCallResult, bool> tryScheduleRetry)
{
    private const string TechnicalProblemMessage = "I am sorry, we have a technical problem. We will call again. Goodbye.";

    private const string ServerStoppingMessage = "I am sorry, I have to end this call now. Goodbye.";

    private readonly TaskCompletionSource _judged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the call is judged: its transcript is needed no more.</summary>
    public Task Judged => _judged.Task;

    private Call Call => context.Call;

    /// <summary>Hangs up.</summary>
    /// <param name="ending">Why the call ends.</param>
    public async Task HangUpAsync(CallEndReason? ending)
    {
        try
        {
            // Without a voice model, and without this server, Twilio says goodbye and hangs up.
            if (GetFarewell(ending) is { } farewell && await line.TrySayGoodbyeAsync(farewell))
            {
                return;
            }

            // Closing the stream's socket ends <Connect> and therefore the call. The request to Twilio covers a call
            // without a stream, and a socket that is already closed.
            await context.End.CloseStreamAsync();
            if (ending == CallEndReason.CalleeHungUp)
            {
                // Nobody is on the line. The carrier's final status usually arrives during this time and makes the request needless.
                await Judged;
            }

            if (ending != CallEndReason.Relinquished)
            {
                await line.HangUpAsync();
            }
        }
        catch (Exception exception)
        {
            context.Logger.LogUnexpectedError(exception, Call.Id);
        }
    }

    /// <summary>Judges the call and tells the result, unless another attempt follows.</summary>
    /// <param name="ending">Why the call ends.</param>
    public async Task TellResultAsync(CallEndReason? ending)
    {
        try
        {
            if (ending is CallEndReason.CalleeHungUp or CallEndReason.StreamLost or CallEndReason.AgentHungUp or CallEndReason.AnsweredByMachine
                or CallEndReason.TimedOut or CallEndReason.UserHungUp)
            {
                // "Yes, it's booked, bye", cut off by the end of the call, still counts.
                await transcription.WaitForTranscriptsAsync(includesBegunTurn: bridge.TryEndCalleeTurn(), CancellationToken.None);
                await reader.WaitAsync(CancellationToken.None);
            }

            // The result is told before the hang-up completes: a client must not wait for Twilio or the voice model.
            var result = NoteObjection(NoteTakeover(ExplainEnd(OutcomeJudge.Judge(Call, context.End.Error))), Call.Report);
            _judged.TrySetResult();
            if (!tryScheduleRetry(Call, result))
            {
                Call.Complete(ending == CallEndReason.Relinquished ? result : await RecordAsync(result));
            }

            // The server that owns the call now counts it.
            if (ending == CallEndReason.Relinquished)
            {
                context.Logger.LogContinuedElsewhere(Call.Id, result.Duration.TotalSeconds);
            }
            else
            {
                context.Services.Metrics.RecordCallEnded(result.Duration, result.Outcome.ToString());
                context.Logger.LogEnded(Call.Id, ending, result.Outcome, result.Duration.TotalSeconds);
            }
        }
        catch (Exception exception)
        {
            context.Logger.LogUnexpectedError(exception, Call.Id);
        }
        finally
        {
            _judged.TrySetResult();
        }
    }

    // Stored before it is told, unless the database does not answer soon: the result then tells that it is not stored yet.
    private async Task<VoiceCallResult> RecordAsync(VoiceCallResult result)
    {
        var recording = await context.Services.Records.RecordFinishedAsync(Call, result);
        if (recording.Failure is { } failure)
        {
            Call.RecordWarning(CallErrors.OutcomeNotStored(failure));
        }

        return result with { BookingId = recording.BookingId };
    }

    // What the person said, and what the restaurant answered, is known to nobody else.
    private VoiceCallResult NoteTakeover(VoiceCallResult result)
    {
        if (Call.TakenOverAt is not { } at)
        {
            return result;
        }

        var note = string.Create(
            CultureInfo.InvariantCulture,
            $"A person took the call over after {at.TotalSeconds:F0} s; what was said after that is not part of the result.");
        return result with { Reason = result.Reason is { } reason ? $"{reason} {note}" : note, Message = $"{result.Message} {note}" };
    }

    // The number is stored with the result, and the guest is told why the restaurant is not called again.
    private static VoiceCallResult NoteObjection(VoiceCallResult result, ReportedOutcome? report) => CalleeObjectionDetector.Find(
        result.Transcript, report) switch
    {
        BlockReason.DoNotCall => result with
        {
            Block = BlockReason.DoNotCall,
            Message = $"{result.Message} They asked not to be called again, and will not be.",
        },
        BlockReason.WrongNumber => result with
        {
            Block = BlockReason.WrongNumber,
            Message = $"{result.Message} They said that it is the wrong number; it will not be called again.",
        },
        _ => result,
    };

    // The carrier's "completed" does not tell who or what ended the call.
    private VoiceCallResult ExplainEnd(VoiceCallResult result)
    {
        var cause = Call.Ending == CallEndReason.StreamLost ? context.End.Error ?? CallErrors.StreamLost : streams.Fault;
        if (cause is null || result.Error != CallErrors.CalleeHungUp)
        {
            return result;
        }

        var explained = result with { Error = cause };
        return explained with { Message = CallResultFormatter.Describe(Call.Details, explained) };
    }

    // A callee who is in a conversation hears why it ends. One who has only answered hears nothing new.
    private string? GetFarewell(CallEndReason? ending) => ending switch
    {
        CallEndReason.VoiceModelLost => TechnicalProblemMessage,
        CallEndReason.ServerStopping when streams.HasStarted => ServerStoppingMessage,
        _ => null,
    };
}
