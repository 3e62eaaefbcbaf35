namespace Concierge.Rehearsal.Dialogue;

/// <summary>The functions the mind knows how to use when it is given them.</summary>
internal static class ToolNames
{
    public const string ReportOutcome = "report_outcome";
    public const string EndCall = "end_call";
}
