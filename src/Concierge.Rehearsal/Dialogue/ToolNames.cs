namespace Concierge.Rehearsal.Dialogue;

/// <summary>The tools that the scripted dialogue policy uses when the session offers them.</summary>
internal static class ToolNames
{
    public const string ReportOutcome = "report_outcome";
    public const string EndCall = "end_call";
    public const string Wait = "wait";
    public const string PressKeys = "press_keys";
    public const string AskCustomer = "ask_customer";
}
