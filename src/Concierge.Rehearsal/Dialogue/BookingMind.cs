using Concierge.Rehearsal.Dialogue.Moves;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>
/// Books, changes or cancels a table in a call as a voice model would: its only inputs are the session's instructions and tools and the conversation.
/// The first action that applies to the situation makes the response.
/// </summary>
public sealed class BookingMind : IConversationMind
{
    private static readonly IMove[] CommonActions =
    [
        new SayAsTold(),
        new AfterTheEnd(),
        new AfterTheReport(),
        new TakeGuestsAnswer(),
        new WaitForGuest(),
        new AnswerMenu(),
        new BreakSilence(),
        new AnswerScreening(),
        new LeaveMachine(),
        new KeepToTheBooking(),
        new AcceptRefusal(),
        new ShowPresence(),
        new LeaveToCustomer(),
        new RepeatMyself(),
    ];

    private static readonly IMove[] BookingActions =
    [
        .. CommonActions,
        new LookUpBooking(),
        new SettleBooking(),
        new CorrectBooking(),
        new AnswerQuestions(),
        new AnswerOffer(),
        new VerifyAgreement(),
        new AffirmReadBack(),
        new MakeRequest(),
        new Wait(),
        new TakeTable(),
        new EndWithCallee(),
        new AskAgain(),
    ];

    private static readonly IMove[] CancellationActions =
    [
        .. CommonActions,
        new LookUpBooking(),
        new AnswerQuestions(),
        new CancelBooking(),
        new MakeRequest(),
        new Wait(),
        new EndWithCallee(),
        new AskAgain(),
    ];

    /// <inheritdoc/>
    public ResponsePlan Respond(ConversationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        BookingBrief brief = BookingBrief.Parse(context.Instructions);
        var situation = new Situation(context, brief, BookingState.From(brief, context.Conversation));
        foreach (IMove action in brief.Task == BookingTask.Cancel ? CancellationActions : BookingActions)
        {
            if (action.Make(situation) is { } plan)
            {
                return plan;
            }
        }

        return Situation.Quiet;
    }
}
