using Concierge.Contracts;
namespace Concierge.Agents.Guardrails;

/// <summary>A rule for what a person writes. It is checked before any language model sees the words.</summary>
internal interface IInputGuardrail
{
    /// <summary>The rule's name, as the trace shows it (<c>request</c>).</summary>
    string Name { get; }

    /// <summary>Checks a request.</summary>
    /// <param name="text">The person's words as they came.</param>
    /// <returns>The refusal, or <see langword="null"/> when the words may go on.</returns>
    ConciergeError? Check(string? text);
}
