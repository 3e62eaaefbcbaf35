using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Concierge.Options;
using Microsoft.Data.Sqlite;

namespace Concierge.Cli.Tests.CommandLine;

/// <summary>A database that was written with another data key: <c>doctor</c> and <c>database restore</c> name it and the remedy.</summary>
[Collection(CommandLineGroup.Name)]
public sealed class DataKeyTests : IDisposable
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;

    public DataKeyTests()
    {
        // It names the data folder of the tests, which the keys below are written to.
        RuntimeHelpers.RunClassConstructor(typeof(CommandLineRun).TypeHandle);
        _settings = new(StringComparer.Ordinal) { ["CONCIERGE_DATABASE"] = _folder.File("concierge.db"), ["PORT"] = "0" };
        UserFile.CreateFolder(UserDataPaths.Folder);
    }

    public void Dispose()
    {
        _folder.Dispose();
        foreach (var file in Directory.GetFiles(UserDataPaths.Folder, "data-key*"))
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Doctor_KeyOfTheDatabase_Passes()
    {
        await WriteTextsAsync(WriteKey(UserDataPaths.DataKeyFile));

        (await CheckAsync()).GetProperty("status").GetString().ShouldBe("passed");
    }

    [Fact]
    public async Task Doctor_AnotherKey_FailsUntilTheRightOneIsBack()
    {
        var written = WriteKey(UserDataPaths.DataKeyFile);
        await WriteTextsAsync(written);
        WriteKey(UserDataPaths.DataKeyFile);

        var wrong = await CheckAsync();
        await File.WriteAllTextAsync(UserDataPaths.DataKeyFile, Convert.ToBase64String(written));
        var right = await CheckAsync();

        ShouldBeWrong(wrong, "storage.wrong_key", UserDataPaths.DataKeyFile);
        wrong.GetProperty("message").GetString().ShouldBe("Another data key encrypted 2 of 2 encrypted texts.");
        right.GetProperty("status").GetString().ShouldBe("passed");
    }

    [Fact]
    public async Task Doctor_KeyOfBeforeARotation_IsNamed()
    {
        await WriteTextsAsync(WriteKey(UserDataPaths.FormerDataKeyFile));
        WriteKey(UserDataPaths.DataKeyFile);

        ShouldBeWrong(await CheckAsync(), "storage.wrong_key", $"copy {UserDataPaths.FormerDataKeyFile}, which is the right key");
        File.Copy(UserDataPaths.FormerDataKeyFile, UserDataPaths.DataKeyFile, overwrite: true);
        (await CheckAsync()).GetProperty("status").GetString().ShouldBe("passed");
    }

    [Fact]
    public async Task Doctor_KeyOfTheEnvironment_IsTested()
    {
        var key = WriteKey(UserDataPaths.DataKeyFile);
        await WriteTextsAsync(key);

        _settings["CONCIERGE_DATA_KEY"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        ShouldBeWrong(await CheckAsync(), "storage.wrong_key", $"set CONCIERGE_DATA_KEY to the key in {UserDataPaths.DataKeyFile}");
        _settings["CONCIERGE_DATA_KEY"] = Convert.ToBase64String(key);
        (await CheckAsync()).GetProperty("status").GetString().ShouldBe("passed");
    }

    [Fact]
    public async Task Doctor_NoKey_SaysSoAndMakesNone()
    {
        await WriteTextsAsync(RandomNumberGenerator.GetBytes(32));

        ShouldBeWrong(await CheckAsync(), "storage.key", UserDataPaths.DataKeyFile);
        File.Exists(UserDataPaths.DataKeyFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Doctor_TwoKeys_AreUsedAsTheDocumentationSays()
    {
        await WriteTextsAsync(WriteKey(UserDataPaths.FormerDataKeyFile));
        await WriteTextsAsync(WriteKey(UserDataPaths.DataKeyFile), id: "later");

        ShouldBeWrong(await CheckAsync(), "storage.wrong_key", $"{UserDataPaths.FormerDataKeyFile} decrypts 2 of them.");
        File.Move(UserDataPaths.DataKeyFile, $"{UserDataPaths.DataKeyFile}.new");
        File.Move(UserDataPaths.FormerDataKeyFile, UserDataPaths.DataKeyFile);
        (await RunAsync("database", "rotate-key")).ExitCode.ShouldBe(0);

        (await CheckAsync()).GetProperty("status").GetString().ShouldBe("passed");
    }

    [Fact]
    public async Task Restore_WrittenWithAnotherKey_WarnsAndRestoresIt()
    {
        var written = WriteKey(UserDataPaths.DataKeyFile);
        await WriteTextsAsync(written);
        await RunAsync("database", "backup", _folder.File("backup.db"));
        WriteKey(UserDataPaths.DataKeyFile);

        var text = await RunAsync("database", "restore", _folder.File("backup.db"), "--to", _folder.File("one.db"));
        var json = await RunAsync("database", "restore", _folder.File("backup.db"), "--to", _folder.File("two.db"), "--json");

        (text.ExitCode, json.ExitCode).ShouldBe((0, 0), text.Errors + json.Errors);
        text.Errors.ShouldContain("Another data key encrypted 2 of 2 encrypted texts.");
        text.Errors.ShouldContain("(storage.wrong_key)");
        (await JsonLinesSchema.ValidateAsync(json.Output.Trim())).ShouldBeEmpty();
        JsonElement.Parse(json.Output).GetProperty("data").GetProperty("warning").GetProperty("code").GetString().ShouldBe("storage.wrong_key");
        await File.WriteAllTextAsync(UserDataPaths.DataKeyFile, Convert.ToBase64String(written));
        _settings["CONCIERGE_DATABASE"] = _folder.File("one.db");
        (await CheckAsync()).GetProperty("status").GetString().ShouldBe("passed");
    }

    [Fact]
    public async Task RotateKey_WrongKey_KeepsEveryKey()
    {
        await WriteTextsAsync(WriteKey(UserDataPaths.FormerDataKeyFile));
        WriteKey(UserDataPaths.DataKeyFile);
        var former = await File.ReadAllTextAsync(UserDataPaths.FormerDataKeyFile);

        var run = await RunAsync("database", "rotate-key");

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("(storage.wrong_key)");
        (await File.ReadAllTextAsync(UserDataPaths.FormerDataKeyFile)).ShouldBe(former);
    }

    private static void ShouldBeWrong(JsonElement check, string code, string remedy)
    {
        (check.GetProperty("status").GetString(), check.GetProperty("code").GetString()).ShouldBe(("failed", code));
        check.GetProperty("remedy").GetString()!.ShouldContain(remedy);
    }

    private static byte[] WriteKey(string file)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        File.WriteAllText(file, Convert.ToBase64String(key));
        return key;
    }

    // As docs/decisions/0015 describes the encryption: AES-256-GCM, with nonce, tag and ciphertext in this order.
    private static byte[] Encrypt(byte[] key, string text)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceLength);
        var (tag, ciphertext) = (new byte[TagLength], new byte[text.Length]);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, Encoding.ASCII.GetBytes(text), ciphertext, tag);
        return [.. nonce, .. tag, .. ciphertext];
    }

    private async Task WriteTextsAsync(byte[] key, string id = "first")
    {
        await RunAsync("restaurants", "add", "Luigi's", "+14155550123");
        await using var connection = new SqliteConnection($"Data Source={_settings["CONCIERGE_DATABASE"]}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO plans (id, sealed_details, created_at) VALUES (@id, @one, '2026-11-30 12:00:00.000000Z');
            INSERT INTO webhooks (id, url, events, sealed_secret, created_at) VALUES (@id, 'https://example.org/', '', @two, '2026-11-30 12:00:00.000000Z');
            """;
        command.Parameters.AddWithValue("@id", id);
        command.Parameters.AddWithValue("@one", Encrypt(key, "one"));
        command.Parameters.AddWithValue("@two", Encrypt(key, "two"));
        await command.ExecuteNonQueryAsync();
    }

    private async Task<JsonElement> CheckAsync()
    {
        var run = await RunAsync("doctor", "--json");
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line).GetProperty("data"))
            .Single(check => check.GetProperty("subject").GetString() == "data_key");
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) => CommandLineRun.RunAsync(_settings, arguments);
}
