namespace Concierge.Agents.Transcripts;

/// <summary>What a restaurant did, as far as a conversation's words show.</summary>
internal enum TranscriptOutcome
{
    /// <summary>Nothing shows it.</summary>
    Unclear,

    /// <summary>It did what it was called for: it booked, changed or cancelled.</summary>
    Done,

    /// <summary>It did not.</summary>
    NotDone,
}
