namespace Concierge.Contracts;

/// <summary>Who said a turn.</summary>
public enum Speaker
{
    /// <summary>The concierge's voice agent.</summary>
    Agent,

    /// <summary>Whoever answered at the restaurant.</summary>
    Restaurant,
}
