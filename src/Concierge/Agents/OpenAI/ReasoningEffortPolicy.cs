using System.Text.RegularExpressions;
using Concierge.Options;

namespace Concierge.Agents.OpenAI;

/// <summary>
/// Decides which <c>reasoning_effort</c> a chat completions request with tools carries, and remembers for the process what the server accepts.
/// OpenAI's families gpt-5.6 and gpt-6 refuse tools in <c>/v1/chat/completions</c> unless the effort is <c>none</c>, even when the parameter is left out;
/// other models and other vendors' servers refuse the parameter.
/// </summary>
internal sealed partial class ReasoningEffortPolicy
{
    /// <summary>The only effort with which the families gpt-5.6 and gpt-6 accept tools.</summary>
    public const string None = "none";

    private readonly bool _isConfigured;
    private volatile string? _effort;

    /// <summary>Creates the policy of one model.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="setting"><c>AGENT_REASONING_EFFORT</c>; <see langword="null"/> for the automatic choice.</param>
    public ReasoningEffortPolicy(string model, string? setting)
    {
        _isConfigured = setting is not null;
        _effort = setting switch
        {
            null => RequiresNone(model) ? None : null,
            ReasoningEffortValues.Off => null,
            _ => setting,
        };
    }

    /// <summary>The effort to send with tools; <see langword="null"/> to leave the parameter out.</summary>
    public string? Effort => _effort;

    /// <summary>Whether a refused request may be sent once more the other way. A configured effort is never changed.</summary>
    public bool MayTryAlternative => !_isConfigured;

    /// <summary>Whether a model belongs to a family that accepts tools only with the effort <c>none</c>: gpt-5.6, gpt-6, gpt-6.1 and so on.</summary>
    public static bool RequiresNone(string model) => FamilyWithoutToolReasoning().IsMatch(model);

    /// <summary>The other way: the parameter is left out where it was sent, and <c>none</c> is sent where it was left out.</summary>
    public static string? GetAlternative(string? refused) => refused is null ? None : null;

    /// <summary>Keeps the effort that the server accepted, for every later request of the process.</summary>
    public void Remember(string? accepted) => _effort = accepted;

    // gpt-5.60 and gpt-60 would be other families.
    [GeneratedRegex(@"^gpt-(5\.6|6(\.[0-9]+)?)(-|$)", RegexOptions.CultureInvariant)]
    private static partial Regex FamilyWithoutToolReasoning();
}
