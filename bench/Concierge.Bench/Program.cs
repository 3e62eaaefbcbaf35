using System.Text.Json;
using System.Text.Json.Serialization;
using Concierge.Bench;
using Concierge.Bench.Measures;
using Concierge.Bench.Subjects;

Options options;
IReadOnlyList<ISubject> subjects;
try
{
    options = Options.Parse(args);
    if (options.IsHelp)
    {
        Console.WriteLine(Options.Help);
        return 0;
    }

    subjects = SubjectRegistry.Create(options);
}
catch (FormatException exception)
{
    Console.Error.WriteLine($"{exception.Message}\n{Options.Help}");
    return 2;
}

var probe = Path.Combine(options.Root, "artifacts/bin/Concierge.Bench.Probe/release/Concierge.Bench.Probe.dll");
List<RunResult> runs = [];
for (var round = 1; round <= options.Rounds; round++)
{
    foreach (var subject in subjects)
    {
        Console.Error.Write($"round {round}: {subject.Name} ... ");
        try
        {
            var run = await new Run(options, subject, round, probe).ExecuteAsync();
            for (var again = 1; again <= options.MaxRepeats && run.IsDisturbed; again++)
            {
                Console.Error.Write("disturbed, again ... ");
                run = await new Run(options, subject, round, probe).ExecuteAsync() with { Repeats = again };
            }

            runs.Add(run);
            Console.Error.WriteLine($"{run.CpuMs:0.00} ms of CPU per call-second, {run.CallsUnderWay} calls{(run.IsDisturbed ? ", disturbed" : "")}");
        }
        catch (Exception exception) when (exception is InvalidOperationException or HttpRequestException or IOException or System.Net.Sockets.SocketException)
        {
            Console.Error.WriteLine($"failed: {exception.Message}");
        }
    }
}

Console.WriteLine(Report.Format(runs));
if (options.Json is { } file)
{
    var format = new JsonSerializerOptions { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    await File.WriteAllTextAsync(file, JsonSerializer.Serialize(runs, format));
}

return runs.Count == options.Rounds * subjects.Count ? 0 : 1;
