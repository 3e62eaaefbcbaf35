using System.Globalization;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>Everything a move decides by.</summary>
internal sealed record Situation(ConversationContext Context, BookingBrief Brief, BookingState State)
{
    /// <summary>A plan that says and does nothing.</summary>
    public static ResponsePlan Quiet { get; } = new(null, []);

    /// <summary>What the callee said since the agent last spoke.</summary>
    public HeardUtterance Heard => State.Heard ?? HeardUtterance.Nothing;

    /// <summary>The table talked about.</summary>
    public BookingTerms Terms => State.Terms;

    /// <summary>Whether the callee looks, fetches somebody or plays something: nothing is to be said.</summary>
    public bool IsOnHold => Heard.Is(Intents.Waits) || (State.Waiting && IsNobody);

    /// <summary>What the agent has to ask for next.</summary>
    public string Request => Brief.Task == BookingTask.Book ? Lines.Request(Terms)
        : Brief.Task == BookingTask.Change && State.Found ? Lines.ChangesTo(Brief.Terms)
        : Lines.NamesBooking(Brief, State.BookingsNamed);

    public bool CanAskGuest => Tool(ToolNames.AskCustomer) is not null;

    public bool CanPressKeys => Tool(ToolNames.PressKeys) is not null;

    // A menu's own announcements are full of times; somebody who answers the telephone greets or asks.
    private bool IsNobody => !(Heard.IsUnderstood || Heard.IsAddressed)
        || (State.Keys.Count > 0 && State.SaidNothing && !Heard.Is(Intents.Greets | Intents.Questions | Intents.AsksWhetherThere | Intents.Screens | Intents.Machine | Intents.Full));

    public static ResponsePlan Say(params IEnumerable<string> sentences) => new(string.Join(' ', sentences), []);

    /// <summary>Reports the outcome; without a function to report with, takes leave at once.</summary>
    public ResponsePlan Settle(OutcomeReport report) => Tool(ToolNames.ReportOutcome) is { } tool
        ? new ResponsePlan(null, [new PlannedFunctionCall(tool.Name, ToolArguments.Write(tool.Parameters, ToolArguments.Of(report)))])
        : TakeLeave(report.Outcome);

    /// <summary>Listens without a word.</summary>
    public ResponsePlan Wait(string reason) => Tool(ToolNames.Wait) is { } tool ? Call(null, tool, ("reason", reason)) : Quiet;

    /// <summary>Presses a key without a word.</summary>
    public ResponsePlan PressKey(string key) => Tool(ToolNames.PressKeys) is { } tool ? Call(null, tool, ("digits", key)) : Quiet;

    /// <summary>Asks the guest while the callee holds the line.</summary>
    public ResponsePlan AskGuest(string speech, string question, BookingOffer offer)
    {
        ToolDefinition tool = Tool(ToolNames.AskCustomer) ?? throw new InvalidOperationException("The session has no function to ask the guest with.");
        BookingTerms terms = Terms.With(offer);
        return offer.IsEmpty
            ? Call(speech, tool, ("question", question))
            : Call(speech, tool, ("question", question), ("party_size", terms.PartySize),
                ("date", terms.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("time", terms.Time?.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    /// <summary>Reports that nothing was booked and what was offered instead.</summary>
    public ResponsePlan SettleOffered(BookingOffer offer, string notes)
    {
        BookingTerms terms = Terms.With(offer);
        return Settle(new OutcomeReport("alternative_offered")
        {
            Time = terms.Time,
            Date = terms.Date,
            PartySize = terms.PartySize,
            Notes = offer.Seating is { } seat ? $"{notes} Offered: a table {seat}." : notes,
        });
    }

    /// <summary>Says goodbye and ends the call.</summary>
    public ResponsePlan TakeLeave(string outcome) => new(
        State.Question?.Words is not null && outcome is "alternative_offered" ? Lines.NotForTheGuest
            : Brief.Task == BookingTask.Cancel && outcome is "needs_customer" ? $"{Lines.LeaveIt} {Lines.Farewell(outcome)}"
            : Lines.Farewell(outcome),
        Tool(ToolNames.EndCall) is { } tool
            ? [new PlannedFunctionCall(tool.Name, ToolArguments.Write(tool.Parameters, new Dictionary<string, object?> { ["reason"] = outcome }))]
            : []);

    /// <summary>Reports the booking as agreed, with a code only when it is sure.</summary>
    public ResponsePlan SettleConfirmed(string? code, string? notes = null) => Settle(new OutcomeReport("confirmed")
    {
        ConfirmationNumber = code,
        Date = Terms.Date,
        Time = Terms.Time,
        PartySize = Terms.PartySize,
        Name = Brief.Name,
        Notes = notes,
    });

    public ResponsePlan SettleUnclear(string notes) => Settle(new OutcomeReport("unclear") { Notes = notes });

    private static ResponsePlan Call(string? speech, ToolDefinition tool, params (string Name, object? Value)[] arguments) => new(
        speech,
        [new PlannedFunctionCall(tool.Name, ToolArguments.Write(tool.Parameters, arguments.ToDictionary(argument => argument.Name, argument => argument.Value)))]);

    private ToolDefinition? Tool(string name) => Context.Tools.FirstOrDefault(tool => tool.Name == name);
}
