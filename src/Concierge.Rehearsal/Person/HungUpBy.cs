namespace Concierge.Rehearsal.Person;

/// <summary>Who ended a call.</summary>
internal enum HungUpBy
{
    /// <summary>The caller.</summary>
    Agent,

    /// <summary>The person.</summary>
    Restaurant,

    /// <summary>The network: the caller's timeout, or an error.</summary>
    Network,
}
