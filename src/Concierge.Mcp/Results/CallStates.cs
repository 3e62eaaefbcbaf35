namespace Concierge.Mcp.Results;

/// <summary>The states of a call, as a guest sees it.</summary>
internal static class CallStates
{
    public const string Scheduled = "scheduled";
    public const string Calling = "calling";
    public const string Talking = "talking";
    public const string Question = "question";
    public const string Ended = "ended";
    public const string Unknown = "unknown";
}
