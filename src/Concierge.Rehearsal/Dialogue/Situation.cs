namespace Concierge.Rehearsal.Dialogue;

/// <summary>Everything a move decides by.</summary>
internal sealed record Situation(ConversationContext Context, BookingBrief Brief, BookingState State)
{
    /// <summary>A plan that says and does nothing.</summary>
    public static ResponsePlan Quiet { get; } = new(null, []);

    /// <summary>What the callee said since the agent last spoke.</summary>
    public HeardUtterance Heard => State.Heard ?? HeardUtterance.Nothing;

    public static ResponsePlan Say(params IEnumerable<string> sentences) => new(string.Join(' ', sentences), []);

    /// <summary>Reports the outcome; without a function to report with, takes leave at once.</summary>
    public ResponsePlan Settle(OutcomeReport report) => Tool(ToolNames.ReportOutcome) is { } tool
        ? new ResponsePlan(null, [new PlannedFunctionCall(tool.Name, ToolArguments.Write(tool.Parameters, ToolArguments.Of(report)))])
        : TakeLeave(report.Outcome);

    /// <summary>Says goodbye and ends the call.</summary>
    public ResponsePlan TakeLeave(string outcome) => new(
        Lines.Farewell(outcome),
        Tool(ToolNames.EndCall) is { } tool
            ? [new PlannedFunctionCall(tool.Name, ToolArguments.Write(tool.Parameters, new Dictionary<string, object?> { ["reason"] = outcome }))]
            : []);

    /// <summary>Reports the booking as agreed, with a code only when it is sure.</summary>
    public ResponsePlan SettleConfirmed(string? code, string? notes = null) => Settle(new OutcomeReport("confirmed")
    {
        ConfirmationNumber = code,
        Date = Brief.Date,
        Time = State.Time,
        PartySize = Brief.PartySize,
        Name = Brief.Name,
        Notes = notes,
    });

    public ResponsePlan SettleUnclear(string notes) => Settle(new OutcomeReport("unclear") { Notes = notes });

    private ToolDefinition? Tool(string name) => Context.Tools.FirstOrDefault(tool => tool.Name == name);
}
