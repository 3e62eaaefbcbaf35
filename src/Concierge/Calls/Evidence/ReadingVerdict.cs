namespace Concierge.Calls.Evidence;

/// <summary>What a reader says about a claimed table.</summary>
internal enum ReadingVerdict
{
    /// <summary>The words show neither.</summary>
    CannotTell,

    /// <summary>The restaurant took the booking, and nothing speaks against it.</summary>
    Agreed,

    /// <summary>Words of the restaurant speak against it.</summary>
    Against,
}
