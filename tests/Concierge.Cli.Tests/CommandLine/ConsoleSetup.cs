using System.Runtime.CompilerServices;

namespace Concierge.Cli.Tests.CommandLine;

/// <summary>
/// Redirects the console before the first test: <see cref="Concierge.Cli.Views.Terminal"/> keeps the writers that it finds at its first use, and tests of views
/// may be first.
/// </summary>
internal static class ConsoleSetup
{
    /// <summary>Runs when the assembly is loaded.</summary>
    [ModuleInitializer]
    public static void Redirect() => RuntimeHelpers.RunClassConstructor(typeof(CommandLineRun).TypeHandle);
}
