namespace Concierge.Language.Acts;

/// <summary>A clause of a turn and what it does.</summary>
/// <param name="Text">The words, in small letters and without punctuation except a question mark.</param>
/// <param name="Act">What it does.</param>
/// <param name="Values">The values of the table that it names.</param>
/// <param name="IsUnderstood">Whether every word of it is known in calls about tables. A yes with other words may be about something else.</param>
internal sealed record Clause(string Text, CalleeAct Act, TableValues Values, bool IsUnderstood)
{
    /// <summary>Whether a clause that is not understood may speak of the table: "the boss nabbed it".</summary>
    public bool MayMeanTable { get; init; }
}
