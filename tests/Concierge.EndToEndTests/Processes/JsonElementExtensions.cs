using System.Text.Json;

namespace Concierge.EndToEndTests.Processes;

internal static class JsonElementExtensions
{
    /// <summary>A member's text; <see langword="null"/> when it is absent.</summary>
    public static string? GetText(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
