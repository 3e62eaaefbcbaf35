using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Concierge.Storage.Engines;
using Concierge.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Concierge.Tests.Server;

/// <summary>
/// The commands of docs/api.md, run in their order against a real server. The status, the headers and the shape of each answer are those of the page.
/// </summary>
[Trait("Category", "Process")]
public sealed partial class ApiTranscriptTests
{
    private const int FewestTranscripts = 12;

    // Texts that are the same in every run. Of all others only the type is compared.
    private static readonly string[] FixedFields = ["status", "code", "purpose", "outcome", "type", "error_code", "event", "last_error", "name", "restaurant_name"];

    // The ids of the page, and those of this run.
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _differences = [];

    [SkippableFact]
    public async Task EveryCommand_AnswersAsThePageSays()
    {
        Skip.IfNot(File.Exists("/usr/bin/curl") && File.Exists("/bin/bash"), "curl or bash is not installed");
        await using var host = await ServerTestHost.StartAsync();
        await host.App.Services.GetRequiredService<Database>().UseAsync(
            async (context, token) =>
            {
                var day = LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).PlusDays(30);
                context.Add(TestRows.Booking("k7m2qa", day, timeZone: "America/Los_Angeles", confirmationNumber: "BX42"));
                await context.SaveChangesAsync(token);
            },
            CancellationToken.None);
        var transcripts = ReadTranscripts(await File.ReadAllTextAsync(Path.Combine(FindRepositoryRoot(), "docs", "api.md"))).ToList();

        transcripts.Count.ShouldBeGreaterThanOrEqualTo(FewestTranscripts);
        foreach (var (command, expected) in transcripts)
        {
            var actual = await RunAsync(host, Translate(command));
            var before = _differences.Count;
            Compare(HttpAnswer.Parse(expected), HttpAnswer.Parse(actual));
            if (_differences.Count > before)
            {
                _differences.Add($"of {command}\n{actual}");
            }
        }

        _differences.ShouldBeEmpty();

        host.TwilioServer.Requests.Count(request => request.IsCreate).ShouldBe(1);
    }

    // An http block belongs to the sh block before it.
    private static IEnumerable<(string Command, string Answer)> ReadTranscripts(string page)
    {
        string? command = null;
        foreach (Match block in FencedBlock().Matches(page))
        {
            if (block.Groups["kind"].Value == "sh")
            {
                command = block.Groups["text"].Value;
            }
            else if (block.Groups["kind"].Value == "http")
            {
                yield return (command ?? throw new InvalidOperationException("An answer has no command."), block.Groups["text"].Value);
                command = null;
            }
        }
    }

    private string Translate(string command) => _ids.Aggregate(command, (text, id) => text.Replace(id.Key, id.Value, StringComparison.Ordinal));

    private void Compare(HttpAnswer page, HttpAnswer answer)
    {
        Check(page.StatusLine, answer.StatusLine, "status");
        foreach (var (name, value) in page.Headers)
        {
            Check(Mask(Translate(value)), answer.Headers.TryGetValue(name, out var found) ? Mask(found) : "", name);
        }

        if (page.Body.Length == 0 || answer.Body.Length == 0)
        {
            Check(page.Body, answer.Body, "body");
        }
        else
        {
            CompareShape("", JsonNode.Parse(page.Body), JsonNode.Parse(answer.Body));
        }
    }

    private void Check(string expected, string actual, string what)
    {
        if (expected != actual)
        {
            _differences.Add($"{what}: the page has {expected}, the server {actual}");
        }
    }

    private void CompareShape(string path, JsonNode? page, JsonNode? answer)
    {
        switch (page, answer)
        {
            case (JsonObject one, JsonObject other):
                Check(GetNames(one), GetNames(other), $"fields of {path}");
                foreach (var (name, value) in one.Where(field => other.ContainsKey(field.Key)))
                {
                    CompareShape($"{path}.{name}", value, other[name]);
                    Remember(name, value, other[name]);
                }

                break;
            case (JsonArray one, JsonArray other):
                Check($"{one.Count} elements", $"{other.Count} elements", path);
                foreach (var (first, second) in one.Zip(other))
                {
                    CompareShape($"{path}[]", first, second);
                }

                break;
            default:
                Check(GetKind(page), GetKind(answer), path);
                if (FixedFields.Contains(path[(path.LastIndexOf('.') + 1)..]))
                {
                    Check($"{page}", $"{answer}", path);
                }

                break;
        }
    }

    private static string GetNames(JsonObject node) => string.Join(' ', node.Select(field => field.Key).Order(StringComparer.Ordinal));

    // True and false are one kind.
    private static string GetKind(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => "Boolean",
        var kind => $"{kind}",
    };

    private void Remember(string name, JsonNode? page, JsonNode? answer)
    {
        if ((name == "id" || name.EndsWith("_id", StringComparison.Ordinal)) && page is JsonValue && answer is JsonValue && page.ToString() != answer.ToString())
        {
            _ids[page.ToString()] = answer.ToString();
        }
    }

    // Numbers, and ids of hexadecimal digits, differ from run to run.
    private static string Mask(string header) => ChangingPart().Replace(header, "#");

    private static async Task<string> RunAsync(ServerTestHost host, string command)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-c", command.Replace("curl ", "curl -sS -i ", StringComparison.Ordinal)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["KEY"] = ServerTestHost.ApiKey, ["SERVER"] = host.Api.BaseAddress!.ToString().TrimEnd('/') },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{command}\n{await output}\n{await error}");
        return await output;
    }

    private static string FindRepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Concierge.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }

    [GeneratedRegex("^```(?<kind>[a-z]+)\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex FencedBlock();

    [GeneratedRegex("[0-9a-f]{8,}|[0-9]+")]
    private static partial Regex ChangingPart();

    private sealed record HttpAnswer(string StatusLine, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public static HttpAnswer Parse(string text)
        {
            var lines = text.ReplaceLineEndings("\n").Split('\n');
            var end = Array.FindIndex(lines, line => line.Length == 0);
            end = end < 0 ? lines.Length : end;
            return new HttpAnswer(
                lines[0].Trim(),
                lines[1..end].Select(line => line.Split(": ", 2)).ToDictionary(header => header[0], header => header[1], StringComparer.OrdinalIgnoreCase),
                string.Join('\n', lines[Math.Min(end + 1, lines.Length)..]).Trim());
        }
    }
}
