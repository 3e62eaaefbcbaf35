using Concierge.Contracts;
using Concierge.Server.Security;

namespace Concierge.Tests.Server;

/// <summary>The API key that is used when none is configured.</summary>
public sealed class ApiKeyFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("concierge-key").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ReadOrCreate_Repeated_ReturnsTheSameKey()
    {
        var path = Path.Combine(_folder, "new", "api-key");

        var first = ApiKeyFile.ReadOrCreate(path);

        first.Length.ShouldBeGreaterThanOrEqualTo(32);
        ApiKeyFile.ReadOrCreate(path).ShouldBe(first);
        Directory.GetFiles(Path.GetDirectoryName(path)!).ShouldBe([path]);
    }

    [SkippableFact]
    public void ReadOrCreate_File_IsReadableOnlyByTheUser()
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
    public async Task ReadOrCreate_Concurrent_ReturnsOneKey()
    {
        var path = Path.Combine(_folder, "api-key");

        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ApiKeyFile.ReadOrCreate(path))));

        keys.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void ReadOrCreate_AfterACrashedWriter_Succeeds()
    {
        var path = Path.Combine(_folder, "api-key");
        File.WriteAllText($"{path}.new", "half a k");
        File.SetLastWriteTimeUtc($"{path}.new", DateTime.UnixEpoch);

        ApiKeyFile.ReadOrCreate(path).ShouldStartWith("ck_");

        Directory.GetFiles(_folder).ShouldBe([path]);
    }

    [Fact]
    public async Task ReadOrCreate_EmptyFileOrReadOnlyFolder_Throws()
    {
        var empty = Path.Combine(_folder, "empty");
        await File.WriteAllTextAsync(empty, "\n");

        Should.Throw<ConciergeException>(() => ApiKeyFile.ReadOrCreate(empty)).Error.Code.ShouldBe("data.not_writable");
        Should.Throw<ConciergeException>(() => ApiKeyFile.ReadOrCreate(Path.Combine(empty, "api-key"))).Error.Code.ShouldBe("data.not_writable");
    }
}
