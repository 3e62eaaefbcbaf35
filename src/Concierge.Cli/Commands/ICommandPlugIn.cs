namespace Concierge.Cli.Commands;

/// <summary>Commands in an assembly of their own, which a build can leave out.</summary>
internal interface ICommandPlugIn
{
    /// <summary>Creates the commands.</summary>
    IReadOnlyList<PlugInCommand> CreateCommands();
}
