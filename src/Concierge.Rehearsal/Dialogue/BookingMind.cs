using Concierge.Rehearsal.Dialogue.Moves;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>
/// Books, changes or cancels a table by telephone as a voice model would: it knows only the instructions and functions it was given and what it heard.
/// The first of its moves that fits the situation makes the response.
/// </summary>
public sealed class BookingMind : IConversationMind
{
    private static readonly IMove[] Beginning =
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

    private static readonly IMove[] Booking =
    [
        .. Beginning,
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

    private static readonly IMove[] Cancelling =
    [
        .. Beginning,
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
        foreach (IMove move in brief.Task == BookingTask.Cancel ? Cancelling : Booking)
        {
            if (move.Make(situation) is { } plan)
            {
                return plan;
            }
        }

        return Situation.Quiet;
    }
}
