namespace Concierge.Calls.Limits;

/// <summary>What a user may see.</summary>
public enum Visibility
{
    /// <summary>What belongs to the user; for the operator, what belongs to nobody else.</summary>
    Own,

    /// <summary>What belongs to anybody.</summary>
    All,
}
