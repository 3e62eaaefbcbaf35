using Microsoft.Extensions.AI;

namespace Concierge.Agents.Loop;

/// <summary>Decides what the guest is shown of a language model's words.</summary>
internal interface IModelReplyReader
{
    /// <summary>Whether the words themselves may be shown while they arrive.</summary>
    bool ShowsWords { get; }

    /// <summary>Reads the words of a step in which the model calls no tool.</summary>
    /// <param name="words">The words.</param>
    /// <param name="conversation">The session's messages so far.</param>
    ModelReply Read(string words, IReadOnlyList<ChatMessage> conversation);
}
