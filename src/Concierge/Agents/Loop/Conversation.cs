using Microsoft.Extensions.AI;

namespace Concierge.Agents.Loop;

/// <summary>The messages of one session, including tool calls and results but not the instructions.</summary>
internal sealed class Conversation
{
    private const int MaxMessages = 120;

    private int _turn;
    private (string BookingId, int Turn) _asked;

    /// <summary>The session's id.</summary>
    public string SessionId { get; init; } = "";

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

    /// <summary>Begins another turn of the guest.</summary>
    public void BeginTurn() => _turn++;

    /// <summary>Whether the guest was asked in the turn before this one whether to cancel a booking.</summary>
    public bool IsCancellationConfirmed(string bookingId) => _asked == (bookingId, _turn - 1);

    /// <summary>Records that the guest is asked whether to cancel a booking.</summary>
    public void AskToConfirmCancellation(string bookingId) => _asked = (bookingId, _turn);

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
