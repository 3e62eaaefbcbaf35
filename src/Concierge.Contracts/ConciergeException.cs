namespace Concierge.Contracts;

/// <summary>Carries a <see cref="ConciergeError"/> to whoever answers the person or the program that asked.</summary>
public sealed class ConciergeException : Exception
{
    /// <summary>Creates the exception for one error.</summary>
    public ConciergeException(ConciergeError error, Exception? innerException = null)
        : base(error.ToString(), innerException) => Error = error;

    /// <summary>What went wrong, with its stable code and its mend.</summary>
    public ConciergeError Error { get; }
}
