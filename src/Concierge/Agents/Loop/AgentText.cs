namespace Concierge.Agents.Loop;

/// <summary>A piece of the language model's words, streamed as a preview. Only the <see cref="AgentAnswer"/> counts.</summary>
/// <param name="Agent">The agent's name.</param>
/// <param name="Step">The agent loop's step, from 1. A new step starts a new text.</param>
/// <param name="Text">One or more words, with the space after them.</param>
public sealed record AgentText(string Agent, int Step, string Text) : AgentUpdate;
