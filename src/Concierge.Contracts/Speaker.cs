namespace Concierge.Contracts;

/// <summary>The speaker of a turn.</summary>
public enum Speaker
{
    /// <summary>The concierge's voice agent.</summary>
    Agent,

    /// <summary>The restaurant: a person or a machine.</summary>
    Restaurant,
}
