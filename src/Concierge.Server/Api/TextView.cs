namespace Concierge.Server.Api;

/// <summary>A language model's words while they come. A preview: the answer is what counts.</summary>
/// <param name="Agent">Who speaks.</param>
/// <param name="Step">A new step begins a new text.</param>
/// <param name="Text">One or more words, with the space behind them.</param>
public sealed record TextView(string Agent, int Step, string Text);
