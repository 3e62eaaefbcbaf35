namespace Concierge.Language.Phones;

/// <summary>What was done to a text in order to take one telephone number from it.</summary>
[Flags]
internal enum PhoneNumberRemarks
{
    /// <summary>The text is one number and no more.</summary>
    None = 0,

    /// <summary>The text has several numbers; one was taken.</summary>
    OthersLeftOut = 1,

    /// <summary>The number has an extension, which is not dialled: digits that are sent would switch Twilio's machine detection off.</summary>
    ExtensionLeftOut = 2,

    /// <summary>The text has words beside the number.</summary>
    NoteLeftOut = 4,

    /// <summary>The number was written without "+" and begins with the digits of its country's code, which were read as that code.</summary>
    CountryCodeAssumed = 8,

    /// <summary>The number has a possible length, but is not in the tables of its country's numbering plan.</summary>
    NotInNumberingPlan = 16,
}
