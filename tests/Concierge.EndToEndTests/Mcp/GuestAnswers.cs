namespace Concierge.EndToEndTests.Mcp;

/// <summary>How the guest at a client answers a question.</summary>
internal static class GuestAnswers
{
    public static object Yes { get; } = new { action = "accept", content = new { agreed = true } };

    public static object No { get; } = new { action = "decline" };
}
