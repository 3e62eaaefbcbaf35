namespace Concierge.Media.Bridge;

/// <summary>The deadlines of a conversation.</summary>
internal enum ConversationDeadline
{
    /// <summary>A silence may be over.</summary>
    Silence,

    /// <summary>Transcripts of doubtful turns may be overdue.</summary>
    Transcripts,

    /// <summary>The callee's audio may have stopped during speech.</summary>
    Stall,

    /// <summary>A response may be overdue.</summary>
    Response,

    /// <summary>The farewell may have been heard.</summary>
    Farewell,
}
