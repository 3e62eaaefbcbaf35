using System.Text.Json;
using Concierge.Language.Acts;

namespace Concierge.Calls.Reading;

/// <summary>The names of the acts in the JSON of a chat model: "sets_condition".</summary>
internal static class ActNames
{
    private static readonly Dictionary<string, CalleeAct> ByName =
        Enum.GetValues<CalleeAct>().ToDictionary(act => JsonNamingPolicy.SnakeCaseLower.ConvertName(act.ToString()), StringComparer.Ordinal);

    /// <summary>Every name.</summary>
    public static IEnumerable<string> All => ByName.Keys;

    /// <summary>Finds the act of a name.</summary>
    public static CalleeAct? Find(string? name) => name is not null && ByName.TryGetValue(name, out var act) ? act : null;
}
