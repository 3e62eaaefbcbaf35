namespace Concierge.Calls.Evidence;

/// <summary>What a reading of the whole call says about a claimed table.</summary>
/// <param name="Against">What speaks against it; <see langword="null"/> when nothing does.</param>
/// <param name="AgreedTurn">The number of the turn in which the restaurant last agreed; <see langword="null"/> when it did not.</param>
/// <param name="NamesEveryValue">Whether day, time and number of people were all named, by whichever side.</param>
internal sealed record WholeCallReading(CounterEvidence? Against, int? AgreedTurn, bool NamesEveryValue)
{
    /// <summary>Whether the call proves the table.</summary>
    public bool Proves => Against is null && AgreedTurn is not null && NamesEveryValue;
}
