using System.Text.RegularExpressions;
using Concierge.Agents.Loop;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Replies;

/// <summary>Shows the words of the built-in model: all of its sentences are the program's own.</summary>
internal sealed partial class BuiltInReplyReader : IModelReplyReader
{
    /// <inheritdoc/>
    public bool ShowsWords => true;

    /// <inheritdoc/>
    public ModelReply Read(string words, IReadOnlyList<ChatMessage> conversation) =>
        new(words, [.. Question().Matches(words).Select(question => question.Value.Trim())]);

    [GeneratedRegex(@"(?<=^|[.!?]\s+|\n)[^.!?\n]+\?")]
    private static partial Regex Question();
}
