using System.CommandLine;
using System.Reflection;
using Concierge.Contracts;

namespace Concierge.Cli.Commands;

/// <summary>
/// Loads the rehearsal's commands when their assembly lies beside the program and the command line may need them: loading takes a tenth of the time of
/// a short command. A server needs no rehearsal and is built without it.
/// </summary>
internal static class RehearsalPlugIn
{
    private const string AssemblyName = "Concierge.Cli.Rehearsing";
    private const string TypeName = "Concierge.Cli.Rehearsing.Commands.RehearsalCommands";

    private static readonly string[] Names = ["rehearse", "rehearse-services"];

    // The help lists the commands with their arguments.
    private static readonly string[] HelpOptions = ["-h", "--help", "-?", "/h", "/?"];

    /// <summary>Creates the commands of the rehearsal; in a build without it, hidden ones that say so.</summary>
    /// <param name="args">The command line. If it can need no rehearsal, the commands have their names alone.</param>
    public static IReadOnlyList<PlugInCommand> CreateCommands(IReadOnlyList<string> args)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{AssemblyName}.dll");
        if (!File.Exists(file))
        {
            return [.. Names.Select(CreateMissing)];
        }

        if (!args.Any(MayNeedRehearsal))
        {
            return [.. Names.Select(name => new PlugInCommand(new Command(name), Examples: null))];
        }

        // What the assembly refers to is found beside it, too.
        var type = Assembly.LoadFrom(file).GetType(TypeName, throwOnError: true)!;
        return ((ICommandPlugIn)Activator.CreateInstance(type)!).CreateCommands();
    }

    // "@FILE" and "[directive]" can stand for anything.
    private static bool MayNeedRehearsal(string argument) =>
        Names.Contains(argument, StringComparer.Ordinal)
        || HelpOptions.Contains(argument, StringComparer.Ordinal)
        || argument.StartsWith('@')
        || argument.StartsWith('[');

    private static PlugInCommand CreateMissing(string name)
    {
        var command = new Command(name, "Not in this build.") { Hidden = true, TreatUnmatchedTokensAsErrors = false };
        command.SetAction(Refuse);
        return new PlugInCommand(command, Examples: null);
    }

    private static int Refuse(ParseResult parsed) => throw new ConciergeException(new ConciergeError(
        "rehearsal.missing",
        "This build of Concierge has no rehearsal.",
        "Start ./concierge of the sources, or build src/Concierge.Cli.Rehearsing."));
}
