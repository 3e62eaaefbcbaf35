namespace Concierge.Calls.Reading;

/// <summary>A chat model's answer.</summary>
internal sealed record ActsAnswer
{
    /// <summary>The language of the restaurant's words.</summary>
    public string? Language { get; init; }

    /// <summary>The acts.</summary>
    public IReadOnlyList<ActAnswer?>? Acts { get; init; }
}
