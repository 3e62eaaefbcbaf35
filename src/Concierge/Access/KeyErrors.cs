using Concierge.Contracts;

namespace Concierge.Access;

/// <summary>The errors of keys. docs/errors.md explains every code.</summary>
public static class KeyErrors
{
    /// <summary>The error of a person who has a key already.</summary>
    public static ConciergeError Exists(string name) => new(
        "key.exists", $"{name} has a key already.", $"Revoke it first: concierge keys revoke {name}");

    /// <summary>The error of a name or an id that no valid key has.</summary>
    public static ConciergeError NotFound(string nameOrId) => new(
        "key.not_found", $"There is no valid key '{nameOrId}'.", "concierge keys list shows every key.");

    /// <summary>The error of a name that cannot be a user's.</summary>
    public static ConciergeError InvalidName { get; } = new(
        "key.name",
        "The name of a key is not valid.",
        $"Use 1 to {Calls.Limits.CurrentUser.MaxNameLength} letters, digits and . _ @ -.");

    /// <summary>The error of a limit that is out of range.</summary>
    public static ConciergeError InvalidLimit(string option, int max) => new(
        "key.limit", $"The number for {option} is not valid.", FormattableString.Invariant($"Use a number from 1 to {max}."));

    /// <summary>The error of a person's key that acts for another person.</summary>
    public static ConciergeError MayNotActForOthers { get; } = new(
        "api.not_admin",
        "This key may not act for others.",
        "Leave the header X-Concierge-User out, or use an administrator's key: concierge keys create NAME --admin.");
}
