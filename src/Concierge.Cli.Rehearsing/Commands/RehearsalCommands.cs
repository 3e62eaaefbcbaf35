using Concierge.Cli.Commands;

namespace Concierge.Cli.Rehearsing.Commands;

/// <summary>The rehearsal's commands, which the command line loads.</summary>
internal sealed class RehearsalCommands : ICommandPlugIn
{
    /// <inheritdoc/>
    public IReadOnlyList<PlugInCommand> CreateCommands() =>
    [
        new(RehearseCommand.Create(), RehearsalExamples.Rehearse),
        new(RehearseServicesCommand.Create(), RehearsalExamples.RehearseServices),
    ];
}
