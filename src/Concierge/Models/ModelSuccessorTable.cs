using System.Collections.Frozen;

namespace Concierge.Models;

/// <summary>
/// The successors that OpenAI names for models with a shutdown date, from platform.openai.com/docs/deprecations as of <see cref="SourceDate"/>.
/// <c>GET /v1/models</c> tells the date of a shutdown, but not the successor.
/// </summary>
internal static class ModelSuccessorTable
{
    /// <summary>The date on which the table was compared with its source.</summary>
    public const string SourceDate = "2026-11-28";

    private static readonly FrozenDictionary<string, string> Successors = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // Shut down on 2026-12-11.
        ["gpt-5-mini"] = "gpt-6.1-terra",
        ["gpt-5-mini-2025-08-07"] = "gpt-6.1-terra",

        // Shut down on 2027-01-14.
        ["gpt-4o"] = "gpt-6-luna",
        ["gpt-4o-mini"] = "gpt-6-luna",
        ["gpt-4.1"] = "gpt-6-luna",
        ["gpt-4.1-mini"] = "gpt-6-luna",

        // Shut down on 2027-01-20.
        ["gpt-realtime"] = "gpt-realtime-2.1",
        ["gpt-realtime-2025-08-28"] = "gpt-realtime-2.1",
        ["gpt-realtime-mini"] = "gpt-realtime-2.1-mini",
        ["gpt-realtime-mini-2025-12-15"] = "gpt-realtime-2.1-mini",

        // Shut down on 2027-02-26.
        ["whisper-1"] = "gpt-transcribe",
        ["gpt-4o-transcribe"] = "gpt-transcribe",
        ["gpt-4o-mini-transcribe"] = "gpt-transcribe",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The successor of a model; <see langword="null"/> when the table does not know the model.</summary>
    public static string? Find(string model) => Successors.GetValueOrDefault(model);
}
