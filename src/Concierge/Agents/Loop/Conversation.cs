using Microsoft.Extensions.AI;

namespace Concierge.Agents.Loop;

/// <summary>The messages of one session, including tool calls and results but not the instructions.</summary>
internal sealed class Conversation
{
    private const int MaxMessages = 120;

    /// <summary>The messages so far.</summary>
    public List<ChatMessage> Messages { get; } = [];

    /// <summary>Ensures that a session answers one request at a time.</summary>
    public SemaphoreSlim TurnLock { get; } = new(1, 1);

    /// <summary>When the session was last used.</summary>
    public DateTimeOffset LastUsed { get; set; }

    /// <summary>Whether the guest has written these digits in this session.</summary>
    public bool HasGuestWritten(string digits) => Messages
        .Where(message => message.Role == ChatRole.User)
        .Any(message => new string([.. message.Text.Where(char.IsAsciiDigit)]).Contains(digits, StringComparison.Ordinal));

    /// <summary>Removes the oldest turns when there are too many messages. Whole turns are removed, so that no tool result loses its call.</summary>
    public void RemoveOldestTurns()
    {
        while (Messages.Count > MaxMessages)
        {
            var next = Messages.FindIndex(1, message => message.Role == ChatRole.User);
            Messages.RemoveRange(0, next < 0 ? Messages.Count : next);
        }
    }
}
