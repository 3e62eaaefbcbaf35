using System.Diagnostics;
using Concierge.Options;
using Concierge.Storage.Engines;
using Concierge.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace Concierge.Tests.Limits;

/// <summary>Many processes share one limit.</summary>
public abstract class SharedLimitTests(ITestDatabaseFactory databases, ITestOutputHelper output)
{
    private const string Program = "Concierge.CallLimitProgram";
    private const int Maximum = 100;

    [SkippableFact]
    public Task Four_processes_that_try_three_hundred_calls_get_exactly_a_hundred() => ShareAsync(processCount: 4, allTries: 300);

    [SkippableFact]
    [Trait("Category", "Long")]
    public Task Twenty_processes_that_try_a_thousand_calls_get_exactly_a_hundred() => ShareAsync(processCount: 20, allTries: 1000);

    private async Task ShareAsync(int processCount, int allTries)
    {
        var location = await databases.CreateAsync();
        await using var database = new Database(location, NullLogger<Database>.Instance);
        await database.OpenAsync(CancellationToken.None);
        List<Process> processes = [];
        try
        {
            processes.AddRange(Enumerable.Range(0, processCount).Select(number => Start(location, $"p{number}", allTries / processCount)));
            foreach (var process in processes)
            {
                (await process.StandardOutput.ReadLineAsync()).ShouldBe("ready", await ReadErrorsAsync(process));
            }

            var started = Stopwatch.StartNew();
            foreach (var process in processes)
            {
                await process.StandardInput.WriteLineAsync();
            }

            var results = await Task.WhenAll(processes.Select(process => process.StandardOutput.ReadLineAsync()));
            output.WriteLine($"{allTries / started.Elapsed.TotalSeconds:F0} tries a second");

            var counts = results.Select(line => line.ShouldNotBeNull().Split(' ')).ToList();
            counts.Sum(words => int.Parse(words[1])).ShouldBe(Maximum);
            counts.Sum(words => int.Parse(words[3])).ShouldBe(allTries - Maximum);
            (await database.UseAsync((context, token) => context.CallTimes.CountAsync(token), CancellationToken.None)).ShouldBe(Maximum);
        }
        finally
        {
            foreach (var process in processes)
            {
                process.Kill();
                process.Dispose();
            }
        }
    }

    private static Process Start(DatabaseLocation location, string name, int tries)
    {
        // Twenty pools together stay below PostgreSQL's maximum of connections.
        var setting = location.File ?? $"{location.ConnectionString};Maximum Pool Size=4";
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(host, [FindProgram(), setting, name, $"{Maximum}", $"{tries}"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    // artifacts/bin/Concierge.Tests/release/ → artifacts/bin/Concierge.CallLimitProgram/release/Concierge.CallLimitProgram.dll
    private static string FindProgram()
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(tests.Parent!.Parent!.FullName, Program, tests.Name, $"{Program}.dll");
    }

    private static async Task<string> ReadErrorsAsync(Process process) => process.HasExited ? await process.StandardError.ReadToEndAsync() : "";
}
