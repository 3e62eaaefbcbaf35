namespace Concierge.Contracts.Api;

/// <summary>Who has signed in with a browser, and what the server offers.</summary>
public sealed record ConsoleSessionView
{
    /// <summary>The person of the key; absent for the server's own key.</summary>
    public string? User { get; init; }

    /// <summary>The name to show: the person's, or operator.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the key may act for others and see everything.</summary>
    public required bool Admin { get; init; }

    /// <summary>When the session ends; absent for a request with a key.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether the restaurants are rehearsed: nobody is called.</summary>
    public required bool Rehearsal { get; init; }

    /// <summary>The voice models that calls can use: openai, in a rehearsal offline.</summary>
    public required IReadOnlyList<string> Voices { get; init; }

    /// <summary>The program's version.</summary>
    public required string Version { get; init; }
}
