namespace Concierge.Rehearsal.Dialogue;

/// <summary>The functions the mind knows how to use when it is given them.</summary>
internal static class ToolNames
{
    public const string ReportOutcome = "report_outcome";
    public const string EndCall = "end_call";
    public const string Wait = "wait";
    public const string PressKeys = "press_keys";
    public const string AskCustomer = "ask_customer";
}
