namespace Concierge.Language.Acts;

/// <summary>A clause of a turn and what it does.</summary>
/// <param name="Text">The words, in small letters and without punctuation except a question mark.</param>
/// <param name="Act">What it does.</param>
/// <param name="Values">The values of the table that it names.</param>
/// <param name="IsUnderstood">Whether every word of it is known in calls about tables. A yes with other words may be about something else.</param>
internal sealed record Clause(string Text, CalleeAct Act, TableValues Values, bool IsUnderstood)
{
    /// <summary>Whether it speaks of a subject beside the table, such as food or the way.</summary>
    public bool IsBesideTable { get; init; }

    /// <summary>Whether it only regrets what stands before it: "the sixteenth, I'm afraid".</summary>
    public bool IsRegret => Text is "i'm afraid" or "i am afraid" or "unfortunately" or "sadly" or "i'm sorry to say";

    /// <summary>Whether a clause without an act may take the table back: "the boss nabbed it". Not if its subject is known, such as food.</summary>
    public bool MayUnsettle { get; init; }
}
