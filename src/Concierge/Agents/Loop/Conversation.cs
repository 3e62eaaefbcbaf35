using Microsoft.Extensions.AI;

namespace Concierge.Agents.Loop;

/// <summary>One session's messages, tool calls and results included; the instructions are not among them.</summary>
internal sealed class Conversation
{
    private const int MostMessages = 120;

    /// <summary>The messages so far.</summary>
    public List<ChatMessage> Messages { get; } = [];

    /// <summary>Lets one request at a time be answered in a session.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>When it was last used.</summary>
    public DateTimeOffset LastUsed { get; set; }

    /// <summary>Whether the person themself has written these digits in this session.</summary>
    public bool PersonWrote(string digits) => Messages
        .Where(message => message.Role == ChatRole.User)
        .Any(message => new string([.. message.Text.Where(char.IsAsciiDigit)]).Contains(digits, StringComparison.Ordinal));

    /// <summary>Forgets the oldest messages, in whole turns, so that no tool result loses its call.</summary>
    public void Trim()
    {
        while (Messages.Count > MostMessages)
        {
            var next = Messages.FindIndex(1, message => message.Role == ChatRole.User);
            Messages.RemoveRange(0, next < 0 ? Messages.Count : next);
        }
    }
}
