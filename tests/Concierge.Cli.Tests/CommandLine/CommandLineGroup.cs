namespace Concierge.Cli.Tests.CommandLine;

/// <summary>The test classes that run the whole command line: one after another, because they share the console.</summary>
[CollectionDefinition(Name)]
public sealed class CommandLineGroup
{
    public const string Name = "Command line";
}
