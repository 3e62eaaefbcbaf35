namespace Concierge.Language.Phones;

/// <summary>Why a text holds no number that can be dialled.</summary>
internal enum PhoneNumberProblem
{
    /// <summary>It holds no telephone number.</summary>
    NotANumber,

    /// <summary>Its number has no country code, and the country is not known.</summary>
    NoCountryCode,

    /// <summary>The country has no such number.</summary>
    NotPossible,

    /// <summary>It is an emergency number or a short code.</summary>
    ShortNumber,
}
