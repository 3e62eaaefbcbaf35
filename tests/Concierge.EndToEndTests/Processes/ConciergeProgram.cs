namespace Concierge.EndToEndTests.Processes;

/// <summary>Finds the built program next to these tests, in the same configuration.</summary>
internal static class ConciergeProgram
{
    private const string Name = "Concierge.Cli";

    public static string Path { get; } = Find();

    // artifacts/bin/Concierge.EndToEndTests/release/program/Concierge.Cli, compiled to native code, or else
    // artifacts/bin/Concierge.Cli/release/Concierge.Cli
    private static string Find()
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        var compiled = System.IO.Path.Combine(tests.FullName, "program", Name);
        var program = File.Exists(compiled) ? compiled : System.IO.Path.Combine(tests.Parent!.Parent!.FullName, Name, tests.Name, Name);
        return File.Exists(program) ? program : throw new FileNotFoundException("The program is not built in the configuration of these tests.", program);
    }
}
