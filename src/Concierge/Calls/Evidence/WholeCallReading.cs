using Concierge.Calls.Results;

namespace Concierge.Calls.Evidence;

/// <summary>What a reading of the whole call says about a claimed table.</summary>
/// <param name="Against">What speaks against it; <see langword="null"/> when nothing does.</param>
/// <param name="AgreedTurn">The number of the turn in which the restaurant last agreed; <see langword="null"/> when it did not.</param>
/// <param name="IsCommitment">Whether the restaurant stated its agreement ("it's booked"), rather than said yes to the agent's words.</param>
/// <param name="Evidence">The turn that proves each field that was named.</param>
/// <param name="OtherName">The name under which the restaurant has the table, where it is not the guest's; otherwise <see langword="null"/>.</param>
internal sealed record WholeCallReading(
    CounterEvidence? Against, int? AgreedTurn, bool IsCommitment, IReadOnlyList<FieldEvidence> Evidence, string? OtherName = null)
{
    /// <summary>The reading of a call whose words nobody can read.</summary>
    public static WholeCallReading NoAgreement { get; } =
        new(new CounterEvidence(CounterEvidenceKind.NoAgreement, 0), AgreedTurn: null, IsCommitment: false, []);

    /// <summary>The reader whose reading this is; for two readers, the one that decided.</summary>
    public string DecidedBy { get; init; } = EvidenceReaders.Rules;

    /// <summary>What it says about the claimed table.</summary>
    public ReadingVerdict Verdict =>
        Against is null ? NamesTable && AgreedTurn is not null ? ReadingVerdict.Agreed : ReadingVerdict.CannotTell
        : Against is { Turn: > 0, Kind: not (CounterEvidenceKind.NoAgreement or CounterEvidenceKind.Wait) } ? ReadingVerdict.Against
        : ReadingVerdict.CannotTell;

    /// <summary>The fields that a change leaves as they are.</summary>
    public IReadOnlyList<string> KeptFields { get; init; } = [];

    /// <summary>Whether day, time and number of people were all named, as far as they are not kept.</summary>
    public bool NamesTable =>
        new[] { EvidenceFields.Date, EvidenceFields.Time, EvidenceFields.PartySize }.All(name => KeptFields.Contains(name) || Names(name));

    /// <summary>Whether a field was named.</summary>
    public bool Names(string field) => Evidence.Any(evidence => evidence.Field == field);
}
