namespace Concierge.Contracts.Api;

/// <summary>A part of a language model's output while it streams. A preview: the answer is authoritative.</summary>
/// <param name="Agent">The agent's name.</param>
/// <param name="Step">The step of the agent. A new step starts a new text.</param>
/// <param name="Text">One or more words, with the trailing space.</param>
public sealed record AgentTextView(string Agent, int Step, string Text);
