using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.CommandLine;

/// <summary>A build for a server: the program without the plug-in of the rehearsal.</summary>
public sealed class ServerBuildTests : IDisposable
{
    private static readonly string[] PlugInFiles = ["Concierge.Cli.Rehearsing.", "Concierge.Rehearsal.", "YamlDotNet."];

    private readonly TemporaryHome _home = new();

    [Fact]
    public void Program_DependsOnNothingOfTheRehearsal()
    {
        var dependencies = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ConciergeProgram.Path)!, "Concierge.Cli.deps.json"));

        PlugInFiles.ShouldAllBe(file => !dependencies.Contains(file.TrimEnd('.'), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rehearse", "Book a table at Luigi's for 4 tomorrow at 7pm", "--scenario", "accepts", "--json")]
    [InlineData("rehearse-services", "--telephone-port", "0", "--json")]
    public async Task Rehearse_WithoutThePlugIn_SaysWhatToDo(params string[] arguments)
    {
        var program = CopyWithoutThePlugIn();

        await using var process = ConciergeProcess.StartOther(_home, program, arguments);

        (await process.WaitForExitAsync()).ShouldBe(3, process.Errors);
        var error = JsonSerializer.Deserialize<JsonElement>(process.Output).GetProperty("data");
        (error.GetProperty("code").GetString(), error.GetProperty("message").GetString()).ShouldBe(
            ("rehearsal.missing", "This build of Concierge has no rehearsal."));
        error.GetProperty("remedy").GetString().ShouldNotBeNull().ShouldContain("./concierge");
    }

    [Fact]
    public async Task Help_WithoutThePlugIn_NamesNoRehearsal()
    {
        await using var process = ConciergeProcess.StartOther(_home, CopyWithoutThePlugIn(), ["--help"]);

        (await process.WaitForExitAsync()).ShouldBe(0);
        process.Output.ShouldContain("serve");
        process.Output.ShouldNotContain("concierge rehearse ");
        process.Output.ShouldNotContain("rehearse-services");
    }

    public void Dispose() => _home.Dispose();

    private string CopyWithoutThePlugIn()
    {
        var target = Directory.CreateDirectory(_home.File("program")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(ConciergeProgram.Path)!))
        {
            var name = Path.GetFileName(file);
            if (!PlugInFiles.Any(plugIn => name.StartsWith(plugIn, StringComparison.Ordinal)))
            {
                File.Copy(file, Path.Combine(target, name));
            }
        }

        return Path.Combine(target, Path.GetFileName(ConciergeProgram.Path));
    }
}
