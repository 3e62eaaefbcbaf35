using Concierge.Contracts;

namespace Concierge.Mcp.Consent;

/// <summary>Why a tool did not act in the guest's name.</summary>
internal static class ConsentErrors
{
    /// <summary>The client can ask nobody.</summary>
    public static ConciergeError Impossible { get; } = new(
        "mcp.consent_required",
        "A person has to agree first, and this client cannot ask one: it has no form elicitation, or speaks an older protocol with a server of a cluster.",
        "Use a client that asks (docs/mcp.md lists some), or concierge mcp over stdio. The operator can allow a restaurant with MCP_CALLS_WITHOUT_ASKING.");

    /// <summary>The person said no.</summary>
    public static ConciergeError Refused { get; } = new(
        "mcp.consent_refused", "The guest said no. Nothing was done.", "Ask the guest what should be different, and do not try again unasked.");

    /// <summary>The person did not decide.</summary>
    public static ConciergeError NotGiven { get; } = new(
        "mcp.consent_not_given", "The guest closed the question without an answer. Nothing was done.", "Ask the guest whether to try again.");

    /// <summary>The answer belongs to no question of this server.</summary>
    public static ConciergeError Invalid { get; } = new(
        "mcp.consent_invalid",
        "The agreement belongs to another request, has expired, or was not asked for by this server. Nothing was done.",
        "Use the tool again, without an earlier state: the guest is asked anew.");
}
