using System.Text.RegularExpressions;
using Concierge.Contracts;
using Concierge.Language.Phones;
using Concierge.Reservations;

namespace Concierge.Agents.Guardrails;

/// <summary>Refuses a request to call an emergency or premium-rate number, before an agent runs.</summary>
internal sealed partial class PhoneNumberGuardrail : IInputGuardrail
{
    /// <inheritdoc/>
    public string Name => "numbers";

    /// <inheritdoc/>
    public ConciergeError? Check(string? text)
    {
        if (text is null)
        {
            return null;
        }

        foreach (Match match in Dialled().Matches(text))
        {
            if (BlockedNumberRegistry.IsEmergency(NotDigits().Replace(match.Groups["n"].Value, "")))
            {
                return ReservationErrors.NumberRefused("•••");
            }
        }

        foreach (Match match in International().Matches(text))
        {
            if (PhoneNumber.TryParse(match.Value, out var number) && number.IsPremiumRate)
            {
                return ReservationErrors.NumberRefused(number.Masked);
            }
        }

        return null;
    }

    [GeneratedRegex(
        """
        \b(?:call|dial|ring|phone|telephone)\s+(?:up\s+)?(?:the\s+)?(?:number\s+)?
        (?<n>\d(?:[\s-]?\d){1,5})
        # Neither part of a longer number or a time, nor a count: "call 2 restaurants", "call at 7 pm"
        (?![\d:.]|\s*-?\d|\s*(?:people|persons?|guests|restaurants?|times?|minutes?|hours?|days?|weeks?|[ap]\.?m\b))
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Dialled();

    [GeneratedRegex(@"(?:\+|(?<!\d)00)\d[\d\s().\-/]{4,20}\d")]
    private static partial Regex International();

    [GeneratedRegex(@"\D")]
    private static partial Regex NotDigits();
}
