using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Tests.Options;

/// <summary>A settings file is written whole, for the user alone.</summary>
public sealed class EnvironmentFileWriterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("concierge-env-");

    private string File => Path.Combine(_folder.FullName, ".env");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public void Write_FileThatOthersCouldRead_IsReadableForTheUserAlone()
    {
        Skip.If(OperatingSystem.IsWindows(), "The user's profile protects files there.");
        System.IO.File.WriteAllText(File, "# mine\nPORT=1\n");
        SetMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        Write(("PORT", "2"));

        System.IO.File.ReadAllText(File).ShouldBe("# mine\nPORT=2\n");
        GetMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _folder.EnumerateFiles().ShouldHaveSingleItem();
    }

    [Fact]
    public void Write_NoFile_CreatesOne()
    {
        Write(("PORT", "2"), ("CUSTOMER_NAME", "Ann # 1"));

        EnvironmentFile.Read(File).ShouldBe(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["PORT"] = "2", ["CUSTOMER_NAME"] = "Ann # 1" }, ignoreOrder: true);
    }

    [Fact]
    public void Write_Link_WritesTheFileThatItNames()
    {
        var real = Path.Combine(_folder.FullName, "real");
        System.IO.File.WriteAllText(real, "PORT=1\n");
        System.IO.File.CreateSymbolicLink(File, real);

        Write(("PORT", "2"));

        System.IO.File.ReadAllText(real).ShouldBe("PORT=2\n");
        new FileInfo(File).LinkTarget.ShouldBe(real);
    }

    [Fact]
    public void Write_LineThatIsNotValid_LeavesTheFileAsItIs()
    {
        System.IO.File.WriteAllText(File, "PORT=1\nthis is no setting\n");

        Should.Throw<ConciergeException>(() => Write(("PORT", "2"))).Error.Code.ShouldBe("setting.file_unreadable");

        System.IO.File.ReadAllText(File).ShouldBe("PORT=1\nthis is no setting\n");
    }

    [Fact]
    public void Write_FolderThatDoesNotExist_SaysSo()
    {
        var missing = Path.Combine(_folder.FullName, "missing", ".env");

        var error = Should.Throw<ConciergeException>(
            () => EnvironmentFileWriter.Write(missing, new Dictionary<string, string>(StringComparer.Ordinal) { ["PORT"] = "2" })).Error;

        error.Code.ShouldBe("setting.file_not_writable");
    }

    private static UnixFileMode GetMode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : System.IO.File.GetUnixFileMode(path);

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(path, mode);
        }
    }

    private void Write(params (string Name, string Value)[] changes) =>
        EnvironmentFileWriter.Write(File, changes.ToDictionary(change => change.Name, change => change.Value, StringComparer.Ordinal));
}
