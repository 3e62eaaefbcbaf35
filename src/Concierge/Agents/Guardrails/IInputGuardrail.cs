using Concierge.Contracts;
namespace Concierge.Agents.Guardrails;

/// <summary>A guardrail for the guest's request. It runs before a language model receives the request.</summary>
internal interface IInputGuardrail
{
    /// <summary>The guardrail's name in traces (<c>request</c>).</summary>
    string Name { get; }

    /// <summary>Checks a request.</summary>
    /// <param name="text">The guest's words, unchanged.</param>
    /// <returns>The refusal, or <see langword="null"/> when the request is accepted.</returns>
    ConciergeError? Check(string? text);
}
