using System.CommandLine;

namespace Concierge.Cli.Commands;

/// <summary>A command of a plug-in.</summary>
/// <param name="Command">The command.</param>
/// <param name="Examples">The examples in its help; <see langword="null"/> for none.</param>
internal sealed record PlugInCommand(Command Command, string? Examples);
