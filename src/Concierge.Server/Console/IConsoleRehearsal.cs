using Microsoft.AspNetCore.Routing;

namespace Concierge.Server.Console;

/// <summary>What a rehearsal adds to the console: its voice models and its operations. A server that calls real restaurants has none.</summary>
public interface IConsoleRehearsal
{
    /// <summary>The voice models that the rehearsal can use, such as <c>offline</c> and <c>openai</c>.</summary>
    IReadOnlyList<string> Voices { get; }

    /// <summary>Adds the rehearsal's operations while the server is built.</summary>
    /// <param name="routes">
    /// The group <c>/console</c>: its operations require a session or a key, and what a browser sends has passed <see cref="Security.BrowserRequestGuard"/>.
    /// </param>
    void Map(IEndpointRouteBuilder routes);
}
