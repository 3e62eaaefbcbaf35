using System.Reflection;
using Concierge.Mcp.Api;
using Concierge.Mcp.Consent;
using Concierge.Mcp.Tools;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Hosting;

/// <summary>Creates the options of a server: its name, its instructions and its tools.</summary>
internal static class McpServerOptionsFactory
{
    /// <summary>Applies them.</summary>
    public static void Configure(McpServerOptions options, ConciergeApi api, ConsentGate consent, TimeProvider timeProvider)
    {
        options.ServerInfo = new Implementation { Name = "concierge", Title = "Concierge", Version = FindVersion() };
        options.ServerInstructions = ServerInstructions.Text;
        options.ToolCollection = ToolSet.Create(api, consent, timeProvider);
    }

    private static string FindVersion() =>
        typeof(McpServerOptionsFactory).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
