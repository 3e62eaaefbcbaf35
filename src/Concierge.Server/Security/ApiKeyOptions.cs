using Microsoft.AspNetCore.Authentication;

namespace Concierge.Server.Security;

/// <summary>The key that is asked for.</summary>
internal sealed class ApiKeyOptions : AuthenticationSchemeOptions
{
    public string ApiKey { get; set; } = "";
}
