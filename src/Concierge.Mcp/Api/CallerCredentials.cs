namespace Concierge.Mcp.Api;

/// <summary>Who calls a tool: what is sent to the HTTP API in their name.</summary>
/// <param name="Authorization">The header <c>Authorization</c> with the caller's key.</param>
/// <param name="User">The header <c>X-Concierge-User</c> of an administrator's key; <see langword="null"/> for none.</param>
internal sealed record CallerCredentials(string Authorization, string? User)
{
    private static readonly AsyncLocal<CallerCredentials?> CurrentCaller = new();

    /// <summary>The caller of the request that runs.</summary>
    public static CallerCredentials? Current
    {
        get => CurrentCaller.Value;
        set => CurrentCaller.Value = value;
    }

    /// <summary>Hides the key.</summary>
    public override string ToString() => nameof(CallerCredentials);
}
