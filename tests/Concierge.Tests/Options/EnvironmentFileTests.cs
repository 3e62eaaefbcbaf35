using Concierge.Contracts;
using Concierge.Options;
using Concierge.Options.Loading;

namespace Concierge.Tests.Options;

public sealed class EnvironmentFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"concierge-{Guid.NewGuid():N}.env");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Names_values_comments_and_quotes_are_read()
    {
        File.WriteAllText(_path, "# a comment\nCUSTOMER_NAME=\"John Smith\"\nPORT=9090\nEMPTY=\n");

        var values = EnvironmentFile.Read(_path);

        values["CUSTOMER_NAME"].ShouldBe("John Smith");
        values["PORT"].ShouldBe("9090");
    }

    [Fact]
    public void The_example_file_is_right_and_names_every_setting()
    {
        var example = File.ReadAllText(Path.Combine(RepositoryRoot(), ".env.example"));
        File.WriteAllText(_path, example);

        var values = EnvironmentFile.Read(_path);

        ConciergeSettingsLoader.Load(values.GetValueOrDefault).Errors.ShouldBeEmpty();
        SettingNames.All.ShouldAllBe(name => values.ContainsKey(name));
    }

    [Fact]
    public void A_mistyped_name_is_not_passed_over()
    {
        File.WriteAllText(_path, "TWILIO_ACOUNT_SID=AC1\n");

        var refused = Should.Throw<ConciergeException>(() => EnvironmentFile.Read(_path));

        refused.Error.Code.ShouldBe("setting.unknown");
        refused.Error.Remedy.ShouldContain("TWILIO_ACCOUNT_SID");
    }

    [Fact]
    public void A_file_that_is_not_there_is_told() =>
        Should.Throw<ConciergeException>(() => EnvironmentFile.Read($"{_path}.none")).Error.Code.ShouldBe("setting.file_unreadable");

    [Fact]
    public void A_file_in_another_encoding_is_refused_and_not_read_with_other_letters()
    {
        File.WriteAllText(_path, "DEMO_RESTAURANT_NAME=Müller\n", System.Text.Encoding.Latin1);

        var refused = Should.Throw<ConciergeException>(() => EnvironmentFile.Read(_path));

        (refused.Error.Code, refused.Error.Message).ShouldBe(("setting.file_unreadable", $"The settings file {Path.GetFileName(_path)} is not encoded in UTF-8."));
    }

    [Fact]
    public void A_name_of_megabytes_is_not_compared_letter_by_letter()
    {
        var name = new string('A', 5_000_000);
        File.WriteAllText(_path, $"{name}=x\nPORT=9090\n");

        EnvironmentFile.Read(_path)["PORT"].ShouldBe("9090");
    }

    [Fact]
    public void A_file_in_UTF_16_is_read()
    {
        File.WriteAllText(_path, "DEMO_RESTAURANT_NAME=Müller\n", System.Text.Encoding.Unicode);

        EnvironmentFile.Read(_path)["DEMO_RESTAURANT_NAME"].ShouldBe("Müller");
    }

    [Fact]
    public void A_folder_of_that_name_is_an_error()
    {
        var folder = Directory.CreateDirectory(_path + ".d");
        try
        {
            Should.Throw<ConciergeException>(() => EnvironmentFile.Read(folder.FullName)).Error.Code.ShouldBe("setting.file_unreadable");
        }
        finally
        {
            folder.Delete();
        }
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pipe_to_which_nobody_writes_is_an_error(bool allowsPipe)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no named pipes among its files.");
        using (var maker = System.Diagnostics.Process.Start("mkfifo", _path))
        {
            maker.WaitForExit();
        }

        Should.Throw<ConciergeException>(() => EnvironmentFile.Read(_path, allowsPipe)).Error.Code.ShouldBe("setting.file_unreadable");
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Concierge.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
