namespace Concierge.Agents.Guardrails;

/// <summary>A rule for what a person is told. It is checked on the whole answer, and on every piece of it that is shown early.</summary>
internal interface IOutputGuardrail
{
    /// <summary>The rule's name, as the trace shows it (<c>secrets</c>).</summary>
    string Name { get; }

    /// <summary>Takes out what must not go out.</summary>
    /// <param name="text">One or more whole words of an answer.</param>
    /// <returns>The text as it may go out; the same text when there is nothing against it.</returns>
    string Clean(string text);
}
