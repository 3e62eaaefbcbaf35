namespace Concierge.Rehearsal.Restaurant;

/// <summary>The kinds of confirmation code.</summary>
public enum CodeStyle
{
    /// <summary>The restaurant gives no code.</summary>
    None,

    /// <summary>Two letters and three digits.</summary>
    LettersAndDigits,

    /// <summary>Four digits.</summary>
    Digits,
}
