using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Storage;

/// <summary>Several processes that begin with a database at the same time.</summary>
public sealed class SimultaneousStartTests : IDisposable
{
    private const int Processes = 4;

    private readonly TemporaryHome _home = new();

    [Fact]
    [Trait("Category", "Long")]
    public async Task Processes_that_create_one_database_at_once_lose_nothing()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["CONCIERGE_DATABASE"] = _home.File("shared/new.db") };

        var added = await Task.WhenAll(Enumerable.Range(1, Processes).Select(number => ConciergeProcess.RunAsync(
            _home, ["restaurants", "add", $"Place {number}", $"+4975311234{number}", "--city", "Konstanz"], settings)));

        // On a slow machine one may wait in vain for the others. It says so and has added nothing.
        added.ShouldAllBe(run => run.ExitCode == 0 || (run.ExitCode == 3 && run.Errors.Contains("(storage.locked)", StringComparison.Ordinal)), Describe(added));
        added.ShouldContain(run => run.ExitCode == 0, Describe(added));
        var (listed, output, errors) = await ConciergeProcess.RunAsync(_home, ["restaurants", "list", "--json"], settings);
        listed.ShouldBe(0, errors);
        for (var number = 1; number <= Processes; number++)
        {
            output.Contains($"\"Place {number}\"", StringComparison.Ordinal).ShouldBe(added[number - 1].ExitCode == 0, output);
        }
    }

    private static string Describe((int ExitCode, string Output, string Errors)[] runs) => string.Join('\n', runs.Select(run => run.Errors));

    public void Dispose() => _home.Dispose();
}
