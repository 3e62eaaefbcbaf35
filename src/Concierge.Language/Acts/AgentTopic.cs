namespace Concierge.Language.Acts;

/// <summary>What the last words of an agent's turn are about. A yes of the callee is about the same.</summary>
internal enum AgentTopic
{
    /// <summary>Nothing that a yes could mean: thanks, a farewell.</summary>
    None,

    /// <summary>An answer to what the callee asked: a name, a number.</summary>
    Answer,

    /// <summary>The table: its values, or whether it is booked.</summary>
    Table,

    /// <summary>Whatever was spoken of before: "so that's settled?".</summary>
    Same,

    /// <summary>Something else, such as parking.</summary>
    Other,
}
