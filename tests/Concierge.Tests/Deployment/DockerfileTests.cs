using System.Text.RegularExpressions;
using System.Xml.Linq;
using Concierge.Options;

namespace Concierge.Tests.Deployment;

/// <summary>The image builds the server alone, for a user who is not root.</summary>
public sealed partial class DockerfileTests
{
    private const string Program = "Concierge.Cli";

    private static readonly string[] Instructions =
        [.. LineContinuation().Replace(DeployFolder.Read("Dockerfile"), " ").Split('\n').Where(line => line.Length > 0 && line[0] != '#')];

    [Fact]
    public void It_restores_the_projects_of_the_server_and_no_other()
    {
        var copied = Instructions.SelectMany(line => CopiedProject().Matches(line)).Select(match => match.Groups["name"].Value);

        copied.Order(StringComparer.Ordinal).ShouldBe(FindProjects(Program).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_publishes_the_program_compiled_and_without_the_rehearsal()
    {
        var publish = Instructions.Single(line => line.Contains("dotnet publish", StringComparison.Ordinal));

        publish.ShouldContain("dotnet publish src/Concierge.Cli ");
        publish.ShouldContain("-p:PublishReadyToRun=true");
        Instructions.ShouldAllBe(line => !line.Contains("Rehears", StringComparison.Ordinal));
        FindProjects(Program).ShouldAllBe(project => !project.Contains("Rehears", StringComparison.Ordinal));
    }

    [Fact]
    public void It_runs_as_a_user_who_is_not_root()
    {
        var user = Find("USER").ShouldHaveSingleItem();

        user.ShouldBe("${APP_UID}:${APP_UID}");
        int.Parse(Find("ARG").Single(argument => argument.StartsWith("APP_UID=", StringComparison.Ordinal)).Split('=')[1], null).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void It_names_the_port_and_settings_that_exist()
    {
        var environment = Find("ENV").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(setting => setting.Split('=', 2)).ToDictionary(setting => setting[0], setting => setting[1], StringComparer.Ordinal);

        Find("EXPOSE").ShouldHaveSingleItem().ShouldBe(environment[SettingNames.Port]);
        environment.Keys.Where(name => name.StartsWith("CONCIERGE_", StringComparison.Ordinal)).ShouldBeSubsetOf(SettingNames.All);
    }

    [Fact]
    public void Nothing_is_sent_to_the_build_but_its_sources()
    {
        var ignored = File.ReadAllLines(Path.Combine(DeployFolder.Root, ".dockerignore"));

        ignored.ShouldContain("*");
        var copied = Instructions.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ').Skip(1).SkipLast(1));
        copied.ShouldAllBe(path => ignored.Contains($"!{path}") || path.StartsWith("src/", StringComparison.Ordinal));
        copied.ShouldAllBe(path => Path.Exists(Path.Combine(DeployFolder.Root, path)));
    }

    private static IEnumerable<string> Find(string instruction) =>
        Instructions.Where(line => line.StartsWith($"{instruction} ", StringComparison.Ordinal)).Select(line => line[instruction.Length..].Trim());

    private static HashSet<string> FindProjects(string name)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        var waiting = new Queue<string>([name]);
        while (waiting.TryDequeue(out var next))
        {
            if (!found.Add(next))
            {
                continue;
            }

            var project = XDocument.Load(Path.Combine(DeployFolder.Root, "src", next, $"{next}.csproj"));
            foreach (var reference in project.Descendants("ProjectReference"))
            {
                waiting.Enqueue(Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
            }
        }

        return found;
    }

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex LineContinuation();

    [GeneratedRegex(@"COPY src/[^/]+/(?<name>[\w.]+)\.csproj ")]
    private static partial Regex CopiedProject();
}
