namespace Concierge.Language.Phones;

/// <summary>The telephone number of a text.</summary>
/// <param name="Number">The first number that can be dialled; <see langword="null"/> if there is none.</param>
/// <param name="Remarks">What was done to the text in order to take the number.</param>
/// <param name="Problem">Why there is no number.</param>
internal sealed record PhoneNumberReading(PhoneNumber? Number, PhoneNumberRemarks Remarks, PhoneNumberProblem Problem)
{
    /// <summary>Describes the remarks: predicates of sentences whose subject is the number's field.</summary>
    public IEnumerable<string> DescribeRemarks()
    {
        if (Remarks.HasFlag(PhoneNumberRemarks.OthersLeftOut))
        {
            yield return "has several numbers, of which the first that can be dialled is used";
        }

        if (Remarks.HasFlag(PhoneNumberRemarks.ExtensionLeftOut))
        {
            yield return "has an extension, which is not dialled";
        }

        if (Remarks.HasFlag(PhoneNumberRemarks.NoteLeftOut))
        {
            yield return "has a note, which is left out";
        }

        if (Remarks.HasFlag(PhoneNumberRemarks.CountryCodeAssumed))
        {
            yield return $"has no plus sign, and is read with the country code it begins with";
        }

        if (Remarks.HasFlag(PhoneNumberRemarks.NotInNumberingPlan))
        {
            yield return "is not in its country's numbering plan as far as it is known; check it";
        }
    }
}
