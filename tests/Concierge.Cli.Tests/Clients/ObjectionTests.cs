using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Concierge.Cli.Tests.CommandLine;
using Concierge.Options;

namespace Concierge.Cli.Tests.Clients;

/// <summary>A restaurant that does not want to be called, and a wrong number: the call ends politely, and the number is not called again.</summary>
[Collection(CommandLineGroup.Name)]
[Trait("Category", "Speech")]
public sealed class ObjectionTests
{
    private const string Words = """{"text":"Book a table at Luigi's for 4 tomorrow at 7pm"}""";

    [SkippableTheory]
    [InlineData("do-not-call", "do_not_call", "phone.do_not_call")]
    [InlineData("wrong-number", "wrong_number", "phone.wrong_number")]
    public async Task Call_CalleeObjects_EndsAndIsNotRepeated(string scenario, string block, string code)
    {
        using var folder = new TemporaryFolder();
        var database = folder.File("concierge.db");
        await using var server = await RehearsedServer.StartAsync(scenario, DatabaseLocation.FromFile(database));

        var first = await AskAsync(server);

        var result = first.GetProperty("result");
        (result.GetProperty("outcome").GetString(), result.GetProperty("block").GetString()).ShouldBe(("declined", block), result.ToString());
        result.GetProperty("message").GetString()!.ShouldContain("called again");
        var last = result.GetProperty("transcript").EnumerateArray().Last(turn => turn.GetProperty("speaker").GetString() == "agent");
        last.GetProperty("text").GetString()!.ShouldContain("oodbye");

        var again = await AskAsync(server);
        again.GetProperty("error_code").GetString().ShouldBe(code);
        again.TryGetProperty("result", out _).ShouldBeFalse();
        (await server.Api.GetFromJsonAsync<JsonElement>("/calls")).GetArrayLength().ShouldBe(1);
        var listed = (await server.Api.GetFromJsonAsync<JsonElement>("/restaurants?q=luigis")).GetProperty("restaurants")[0];
        (listed.GetProperty("may_be_called").GetBoolean(), listed.GetProperty("block").GetString()).ShouldBe((false, block));

        // The operator undoes it at the command line.
        (await PlanAsync(server)).GetProperty("problems")[0].GetProperty("code").GetString().ShouldBe(code);
        var allowed = await CommandLineRun.RunAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["CONCIERGE_DATABASE"] = database },
            ["restaurants", "allow", listed.GetProperty("phone_number").GetString()!]);
        allowed.ExitCode.ShouldBe(0, allowed.Errors);
        (await PlanAsync(server)).GetProperty("status").GetString().ShouldBe("ready");
    }

    private static Task<JsonElement> AskAsync(RehearsedServer server) => PostAsync(server, "/requests");

    private static Task<JsonElement> PlanAsync(RehearsedServer server) => PostAsync(server, "/plans");

    private static async Task<JsonElement> PostAsync(RehearsedServer server, string path)
    {
        using var body = new StringContent(Words, Encoding.UTF8, "application/json");
        using var answer = await server.Api.PostAsync(path, body);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
