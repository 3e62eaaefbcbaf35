using Concierge.Contracts;
using Concierge.Server.Security;

namespace Concierge.Tests.Server;

/// <summary>The API's key where none is configured.</summary>
public sealed class ApiKeyFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("concierge-key").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_made_once_and_kept()
    {
        var path = Path.Combine(_folder, "new", "api-key");

        var first = ApiKeyFile.ReadOrCreate(path);

        first.Length.ShouldBeGreaterThanOrEqualTo(32);
        ApiKeyFile.ReadOrCreate(path).ShouldBe(first);
        Directory.GetFiles(Path.GetDirectoryName(path)!).ShouldBe([path]);
    }

    [SkippableFact]
    public void Only_the_user_can_read_it()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows keeps other rights.");
        var path = Path.Combine(_folder, "api-key");

        ApiKeyFile.ReadOrCreate(path);

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Servers_that_start_at_the_same_moment_agree_on_it()
    {
        var path = Path.Combine(_folder, "api-key");

        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ApiKeyFile.ReadOrCreate(path))));

        keys.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Whoever_died_while_making_it_is_not_waited_for()
    {
        var path = Path.Combine(_folder, "api-key");
        File.WriteAllText($"{path}.new", "half a k");
        File.SetLastWriteTimeUtc($"{path}.new", DateTime.UnixEpoch);

        ApiKeyFile.ReadOrCreate(path).ShouldStartWith("ck_");

        Directory.GetFiles(_folder).ShouldBe([path]);
    }

    [Fact]
    public async Task An_empty_file_or_a_folder_that_cannot_be_written_to_is_told()
    {
        var empty = Path.Combine(_folder, "empty");
        await File.WriteAllTextAsync(empty, "\n");

        Should.Throw<ConciergeException>(() => ApiKeyFile.ReadOrCreate(empty)).Error.Code.ShouldBe("data.not_writable");
        Should.Throw<ConciergeException>(() => ApiKeyFile.ReadOrCreate(Path.Combine(empty, "api-key"))).Error.Code.ShouldBe("data.not_writable");
    }
}
