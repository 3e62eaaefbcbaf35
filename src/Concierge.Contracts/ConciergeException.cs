namespace Concierge.Contracts;

/// <summary>Carries a <see cref="ConciergeError"/> to the code that answers the request.</summary>
public sealed class ConciergeException : Exception
{
    /// <summary>Creates an exception for one error.</summary>
    public ConciergeException(ConciergeError error, Exception? innerException = null)
        : base(error.ToString(), innerException) => Error = error;

    /// <summary>What went wrong, with its stable code and its remedy.</summary>
    public ConciergeError Error { get; }
}
