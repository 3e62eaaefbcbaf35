namespace Concierge.Language.Acts;

/// <summary>What a value in a clause is said of.</summary>
internal enum EnglishValueRole
{
    /// <summary>Of nothing that concerns the table: an opening hour, a price, a limit.</summary>
    None,

    /// <summary>Of the table.</summary>
    Table,

    /// <summary>Of a table that is turned down: "not ten", "sunday is full".</summary>
    Declined,

    /// <summary>Perhaps of another thing, whose word stands before it: "the cakes on monday".</summary>
    OtherThing,
}
