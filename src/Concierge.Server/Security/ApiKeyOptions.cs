using Microsoft.AspNetCore.Authentication;

namespace Concierge.Server.Security;

/// <summary>The options of <see cref="ApiKeyAuthenticationHandler"/>.</summary>
internal sealed class ApiKeyOptions : AuthenticationSchemeOptions
{
    /// <summary>The bearer key that requests must have.</summary>
    public string ApiKey { get; set; } = "";
}
