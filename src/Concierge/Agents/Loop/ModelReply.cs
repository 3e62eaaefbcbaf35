namespace Concierge.Agents.Loop;

/// <summary>What the guest is shown of a language model's words.</summary>
/// <param name="Text">The answer where a turn has no facts.</param>
/// <param name="Questions">The questions, which are added to findings.</param>
internal sealed record ModelReply(string Text, IReadOnlyList<string> Questions)
{
    /// <summary>Nothing.</summary>
    public static ModelReply Empty { get; } = new("", []);
}
