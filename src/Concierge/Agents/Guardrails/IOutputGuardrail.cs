namespace Concierge.Agents.Guardrails;

/// <summary>A guardrail for text to the guest. It runs on the whole answer and on every streamed piece.</summary>
internal interface IOutputGuardrail
{
    /// <summary>The guardrail's name in traces (<c>secrets</c>).</summary>
    string Name { get; }

    /// <summary>Removes what the guest must not be shown.</summary>
    /// <param name="text">One or more whole words of an answer.</param>
    /// <returns>The cleaned text; the same text when nothing had to be removed.</returns>
    string Clean(string text);
}
