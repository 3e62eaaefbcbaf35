using System.Text.Json;

namespace Concierge.Cli.Tests.CommandLine;

/// <summary>Keys of persons are created, listed and revoked; a number that was blocked is allowed again.</summary>
[Collection(CommandLineGroup.Name)]
public sealed class KeysCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;

    public KeysCommandTests() => _settings = new(StringComparer.Ordinal) { ["CONCIERGE_DATABASE"] = _folder.File("concierge.db") };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Create_Name_PrintsTheKeyOnce()
    {
        var created = await RunAsync("keys", "create", "ann");

        created.ExitCode.ShouldBe(0);
        created.Output.Trim().ShouldMatch("^ck_[0-9a-f]{48}$");
        var listed = await RunAsync("keys", "list");
        listed.Output.ShouldContain("ann");
        listed.Output.ShouldNotContain(created.Output.Trim());
    }

    [Fact]
    public async Task CreateListRevoke_Json_FitTheSchema()
    {
        foreach (var command in (string[][])[["keys", "create", "ann", "--admin"], ["keys", "list"], ["keys", "revoke", "ann"]])
        {
            var run = await RunAsync([.. command, "--json"]);
            run.ExitCode.ShouldBe(0);
            foreach (var line in run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                (await JsonLinesSchema.ValidateAsync(line)).ShouldBeEmpty();
                JsonDocument.Parse(line).RootElement.GetProperty("data").GetProperty("is_admin").GetBoolean().ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task Create_OwnLimits_AreListed()
    {
        await RunAsync("keys", "create", "ann", "--calls-per-hour", "2", "--calls-per-day", "7");

        var listed = await RunAsync("keys", "list", "--json");

        (await JsonLinesSchema.ValidateAsync(listed.Output.Trim())).ShouldBeEmpty();
        var key = JsonDocument.Parse(listed.Output).RootElement.GetProperty("data");
        (key.GetProperty("calls_per_hour").GetInt32(), key.GetProperty("calls_per_day").GetInt32()).ShouldBe((2, 7));
    }

    [Theory]
    [InlineData("--calls-per-hour", "0")]
    [InlineData("--calls-per-day", "100001")]
    public async Task Create_LimitOutOfRange_IsRefused(string option, string limit)
    {
        var run = await RunAsync("keys", "create", "ann", option, limit);

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("key.limit");
    }

    [Theory]
    [InlineData("key.name", "create", "not a name")]
    [InlineData("key.not_found", "revoke", "nobody")]
    public async Task Keys_Invalid_AreRefused(string code, string command, string name)
    {
        var run = await RunAsync("keys", command, name);

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain(code);
    }

    [Fact]
    public async Task Create_SecondKeyOfAPerson_IsRefusedUntilTheFirstIsRevoked()
    {
        await RunAsync("keys", "create", "ann");
        (await RunAsync("keys", "create", "ann")).Errors.ShouldContain("key.exists");

        await RunAsync("keys", "revoke", "ann");

        (await RunAsync("keys", "create", "ann")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Allow_NumberThatIsNotBlocked_IsTold()
    {
        var run = await RunAsync("restaurants", "allow", "+14155550123");

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("restaurant.not_blocked");
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) => CommandLineRun.RunAsync(_settings, arguments);
}
