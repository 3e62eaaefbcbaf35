using System.Globalization;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>The input of an action: the conversation, the booking and the state computed from them.</summary>
internal sealed record DialogueContext(ConversationContext Context, BookingInstructions Instructions, DialogueState State)
{
    /// <summary>A response without speech and function calls.</summary>
    public static ResponsePlan NoResponse { get; } = new(null, []);

    /// <summary>What the callee said since the agent last spoke.</summary>
    public CalleeUtterance CalleeUtterance => State.PendingUtterance ?? CalleeUtterance.Empty;

    /// <summary>The terms under discussion.</summary>
    public BookingTerms Terms => State.Agreement.Terms;

    /// <summary>Whether the callee asked the agent to wait or plays music, so that the agent must stay silent.</summary>
    public bool IsOnHold => CalleeUtterance.HasAny(CalleeIntents.AsksToHold) || (State.Tools.IsWaiting && IsPersonAbsent);

    /// <summary>The request that the agent makes next.</summary>
    public string RequestSentence => Instructions.Task == BookingTask.Book ? AgentSentences.FormatRequest(Terms)
        : Instructions.Task == BookingTask.Change && State.ExistingBooking.IsFound ? AgentSentences.FormatChange(Instructions.Terms)
        : AgentSentences.FormatBookingReference(Instructions, State.Agent.BookingNamedCount);

    public bool CanAskGuest => FindTool(ToolNames.AskCustomer) is not null;

    public bool CanPressKeys => FindTool(ToolNames.PressKeys) is not null;

    // The announcements of a menu contain many times, but no greeting and no question.
    private bool IsPersonAbsent => !(CalleeUtterance.IsUnderstood || CalleeUtterance.IsAddressed)
        || (State.Tools.PressedKeys.Count > 0 && State.Agent.HasSaidNothing
            && !CalleeUtterance.HasAny(CalleeIntents.Greets | CalleeIntents.Questions | CalleeIntents.AsksWhetherPresent
                | CalleeIntents.ScreensCall | CalleeIntents.IsAnsweringMachine | CalleeIntents.HasNoTable));

    public static ResponsePlan Say(params IEnumerable<string> sentences) => new(string.Join(' ', sentences), []);

    /// <summary>Reports the outcome. Without the tool for it, says goodbye and ends the call immediately.</summary>
    public ResponsePlan ReportOutcome(OutcomeReport report) => FindTool(ToolNames.ReportOutcome) is { } tool
        ? new ResponsePlan(null, [new PlannedFunctionCall(tool.Name, ToolArgumentsWriter.Write(tool.Parameters, ToolArgumentsWriter.FromReport(report)))])
        : EndCall(report.Outcome);

    /// <summary>Waits without speaking.</summary>
    public ResponsePlan Wait(string reason) => FindTool(ToolNames.Wait) is { } tool ? CreateCall(null, tool, ("reason", reason)) : NoResponse;

    /// <summary>Presses a key without speaking.</summary>
    public ResponsePlan PressKey(string key) => FindTool(ToolNames.PressKeys) is { } tool ? CreateCall(null, tool, ("digits", key)) : NoResponse;

    /// <summary>Asks the guest while the callee waits.</summary>
    public ResponsePlan AskGuest(string speech, string question, BookingOffer offer)
    {
        ToolDefinition tool = FindTool(ToolNames.AskCustomer) ?? throw new InvalidOperationException($"The session has no tool '{ToolNames.AskCustomer}'.");
        BookingTerms terms = Terms.Apply(offer);
        return offer.IsEmpty
            ? CreateCall(speech, tool, ("question", question))
            : CreateCall(speech, tool, ("question", question), ("party_size", terms.PartySize),
                ("date", terms.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), (
                    "time", terms.Time?.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    /// <summary>Reports that nothing is booked and which alternative was offered.</summary>
    public ResponsePlan ReportAlternativeOffered(BookingOffer offer, string notes)
    {
        BookingTerms terms = Terms.Apply(offer);
        return ReportOutcome(new OutcomeReport("alternative_offered")
        {
            Time = terms.Time,
            Date = terms.Date,
            PartySize = terms.PartySize,
            Notes = offer.Seating is { } seat ? $"{notes} Offered: a table {seat}." : notes,
        });
    }

    /// <summary>Says goodbye and ends the call.</summary>
    public ResponsePlan EndCall(string outcome) => new(
        State.Tools.GuestQuestion?.AnswerText is not null && outcome is "alternative_offered" ? AgentSentences.DeclinesForGuest
            : Instructions.Task == BookingTask.Cancel && outcome is "needs_customer" ? $"{AgentSentences.DoNotCancelIt} {AgentSentences.GetFarewell(outcome)}"
            : AgentSentences.GetFarewell(outcome),
        FindTool(ToolNames.EndCall) is { } tool
            ? [new PlannedFunctionCall(tool.Name, ToolArgumentsWriter.Write(tool.Parameters, new Dictionary<string, object?> { ["reason"] = outcome }))]
            : []);

    /// <summary>Reports the agreed booking.</summary>
    public ResponsePlan ReportConfirmed(string? code, string? notes = null) => ReportOutcome(new OutcomeReport("confirmed")
    {
        ConfirmationNumber = code,
        Date = Terms.Date,
        Time = Terms.Time,
        PartySize = Terms.PartySize,
        Name = Instructions.Name,
        Notes = notes,
        NumbersHeard = code is null ? [.. State.Agreement.CodeReadings] : [],
    });

    public ResponsePlan ReportUnclear(string notes) => ReportOutcome(new OutcomeReport("unclear") { Notes = notes });

    private static ResponsePlan CreateCall(string? speech, ToolDefinition tool, params (string Name, object? Value)[] arguments) => new(
        speech,
        [new PlannedFunctionCall(
            tool.Name, ToolArgumentsWriter.Write(tool.Parameters, arguments.ToDictionary(argument => argument.Name, argument => argument.Value)))]);

    private ToolDefinition? FindTool(string name) => Context.Tools.FirstOrDefault(tool => tool.Name == name);
}
