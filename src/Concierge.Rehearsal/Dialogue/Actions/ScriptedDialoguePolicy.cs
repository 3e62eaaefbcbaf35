
namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>
/// Books, changes or cancels a table in a call, in place of a voice model. Its only inputs are the session's instructions and tools and the
/// conversation. The first action that applies creates the response.
/// </summary>
public sealed class ScriptedDialoguePolicy : IDialoguePolicy
{
    private static readonly IDialogueAction[] CommonActions =
    [
        new SayQuotedText(),
        new StaySilentAfterCallEnd(),
        new HandleReportResult(),
        new AskForPhoneNumber(),
        new ApplyGuestAnswer(),
        new WaitForGuestAnswer(),
        new NavigateIvrMenu(),
        new RespondToSilence(),
        new AnswerCallScreening(),
        new ReportVoicemailOrWrongNumber(),
        new RefuseCalleeInstructions(),
        new AcceptRefusal(),
        new ConfirmPresence(),
        new DeferToGuest(),
        new RepeatLastSentence(),
    ];

    private static readonly IDialogueAction[] BookingActions =
    [
        .. CommonActions,
        new IdentifyBooking(),
        new ReportBooking(),
        new CorrectBooking(),
        new AnswerQuestions(),
        new AnswerOffer(),
        new VerifyAgreement(),
        new ConfirmReadBack(),
        new StateRequest(),
        new WaitOnHold(),
        new RequestBooking(),
        new RespondToGoodbye(),
        new AskToRepeat(),
    ];

    private static readonly IDialogueAction[] CancellationActions =
    [
        .. CommonActions,
        new IdentifyBooking(),
        new AnswerQuestions(),
        new CancelBooking(),
        new StateRequest(),
        new WaitOnHold(),
        new RespondToGoodbye(),
        new AskToRepeat(),
    ];

    /// <inheritdoc/>
    public ResponsePlan Respond(ConversationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        BookingInstructions instructions = BookingInstructions.Parse(context.Instructions);
        var dialogueContext = new DialogueContext(context, instructions, DialogueState.FromConversation(instructions, context.Conversation));
        foreach (IDialogueAction action in instructions.Task == BookingTask.Cancel ? CancellationActions : BookingActions)
        {
            if (action.TryRespond(dialogueContext) is { } plan)
            {
                return plan;
            }
        }

        return DialogueContext.NoResponse;
    }
}
