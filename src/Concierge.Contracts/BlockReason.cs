namespace Concierge.Contracts;

/// <summary>Why a number is not called.</summary>
public enum BlockReason
{
    /// <summary>The restaurant asked not to be called again.</summary>
    DoNotCall,

    /// <summary>The number is not the restaurant's.</summary>
    WrongNumber,
}
