using System.ComponentModel;

namespace Concierge.Mcp.Results;

/// <summary>A refusal, in a tool's result.</summary>
internal sealed record Problem
{
    [Description("The stable code.")]
    public required string Code { get; init; }

    [Description("What happened, in a sentence.")]
    public required string Message { get; init; }

    [Description("What to do about it.")]
    public string? Remedy { get; init; }
}
