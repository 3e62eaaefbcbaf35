namespace Concierge.Agents.Transcripts;

/// <summary>What the restaurant did, according to the transcript.</summary>
internal enum TranscriptOutcome
{
    /// <summary>The transcript does not show it.</summary>
    Unclear,

    /// <summary>The restaurant booked, changed or cancelled as requested.</summary>
    Done,

    /// <summary>The restaurant did not.</summary>
    NotDone,
}
