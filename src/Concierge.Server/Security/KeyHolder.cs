namespace Concierge.Server.Security;

/// <summary>Who has a valid key.</summary>
/// <param name="Name">The name of the person; <see cref="ApiKeyAuthenticationHandler.OperatorName"/> for the server's own key.</param>
/// <param name="IsAdmin">Whether the key may act for others.</param>
/// <param name="Hash">The hash of the key.</param>
internal sealed record KeyHolder(string Name, bool IsAdmin, byte[] Hash);
