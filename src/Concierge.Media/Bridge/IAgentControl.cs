namespace Concierge.Media.Bridge;

/// <summary>What the owner of a call can have the agent do. The bridge gives it with the events to which the owner may react.</summary>
internal interface IAgentControl
{
    /// <summary>Makes the agent say a last line; the call may end after it.</summary>
    ValueTask SayLastAsync(string line);

    /// <summary>Makes the agent ask a question as soon as no side speaks. A farewell that was begun does not end the call: the answer is awaited.</summary>
    ValueTask AskAsync(string question);

    /// <summary>Stops the agent and ignores further speech: an answering machine speaks.</summary>
    ValueTask MuteAsync();

    /// <summary>Sets whether the guest is being asked a question: the agent then asks the callee to wait instead of asking whether they are there.</summary>
    void SetAwaitingGuest(bool asked);
}
