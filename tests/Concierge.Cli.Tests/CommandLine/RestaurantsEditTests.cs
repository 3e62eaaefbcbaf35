namespace Concierge.Cli.Tests.CommandLine;

/// <summary>Entries of the directory are shown, edited and removed, and an import is taken back.</summary>
[Collection(CommandLineGroup.Name)]
public sealed class RestaurantsEditTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;

    public RestaurantsEditTests() => _settings = new(StringComparer.Ordinal) { ["CONCIERGE_DATABASE"] = _folder.File("concierge.db") };

    [Fact]
    public async Task Edit_Value_ChangesItAndKeepsTheOthers()
    {
        await RunAsync("restaurants", "add", "Luigi's", "+14155550123", "--cuisine", "italian", "--city", "Konstanz");

        (await RunAsync("restaurants", "edit", "luigis", "--hours", "Tu-Su 12:00-23:00", "--name", "Da Luigi")).ExitCode.ShouldBe(0);

        var shown = (await RunAsync("restaurants", "show", "+14155550123")).Output;
        shown.ShouldContain("Da Luigi");
        shown.ShouldContain("Tu-Su 12:00-23:00");
        shown.ShouldContain("italian");
        shown.ShouldContain("Konstanz");
    }

    [Theory]
    [InlineData("restaurant.invalid", "--number", "12")]
    [InlineData("restaurant.invalid", "--name", "")]
    [InlineData("restaurant.invalid", "--number", "+14155550142")]
    [InlineData("option.invalid")]
    public async Task Edit_InvalidValue_IsRefused(string code, params string[] values)
    {
        await RunAsync("restaurants", "add", "Luigi's", "+14155550123");
        await RunAsync("restaurants", "add", "Golden Dragon", "+14155550142");

        var run = await RunAsync(["restaurants", "edit", "luigis", .. values]);

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain(code);
    }

    [Theory]
    [InlineData("--price", "9")]
    [InlineData("--hours", "whenever")]
    [InlineData("--website", "ftp://luigis.example")]
    [InlineData("--time-zone", "Europe/Nowhere")]
    [InlineData("--cuisine", ";")]
    [InlineData("--city", "Kon\u0007stanz")]
    public async Task EditOrAdd_ValueThatIsNotUnderstood_ChangesNothing(string option, string value)
    {
        string[] good = ["--price", "2", "--hours", "Tu-Su 12:00-23:00", "--website", "https://luigis.example", "--time-zone", "Europe/Rome", "--cuisine", "italian", "--city", "Konstanz"];
        await RunAsync(["restaurants", "add", "Luigi's", "+14155550123", .. good]);
        var before = (await RunAsync("restaurants", "show", "luigis", "--json")).Output;

        foreach (var run in (CommandLineRun[])[
            await RunAsync("restaurants", "edit", "luigis", option, value), await RunAsync("restaurants", "add", "Luigi's", "+14155550123", option, value)])
        {
            run.ExitCode.ShouldBe(3);
            run.Errors.ShouldContain("(restaurant.invalid)");
            run.Errors.ShouldContain($"\"{value.Split('\a')[0]}");
        }

        (await RunAsync("restaurants", "show", "luigis", "--json")).Output.ShouldBe(before);
    }

    [Fact]
    public async Task Edit_OtherValueThanTheOneThatWasNotUnderstood_IsChanged()
    {
        var file = _folder.File("odd.csv");
        await File.WriteAllTextAsync(file, "name,phone,opening_hours\nLuigi's,+14155550123,whenever\n");
        await RunAsync("restaurants", "import", file);

        (await RunAsync("restaurants", "edit", "luigis", "--price", "2")).ExitCode.ShouldBe(0);

        (await RunAsync("restaurants", "show", "luigis")).Output.ShouldContain("whenever");
    }

    [Fact]
    public async Task Show_RestaurantCalledLikeAnId_IsFoundOrAskedAbout()
    {
        await RunAsync("restaurants", "add", "7", "+14155550123");
        (await RunAsync("restaurants", "show", "7")).Output.ShouldContain("+14155550123");
        await RunAsync("restaurants", "add", "1", "+14155550142");

        (await RunAsync("restaurants", "show", "1")).Errors.ShouldContain("(restaurant.several)");
    }

    [Theory]
    [InlineData("restaurants", "list")]
    [InlineData("restaurants", "show", "7")]
    [InlineData("restaurants", "find", "luigis")]
    [InlineData("restaurants", "edit", "luigis", "--price", "2")]
    [InlineData("restaurants", "remove", "luigis")]
    [InlineData("restaurants", "undo")]
    [InlineData("reservations", "list")]
    [InlineData("reservations", "show", "r1")]
    [InlineData("reservations", "export")]
    public async Task Read_NoDatabaseYet_CreatesNoneAndSaysSo(params string[] arguments)
    {
        var run = await RunAsync(arguments);

        run.Errors.ShouldContain("concierge.db does not exist yet");
        File.Exists(_folder.File("concierge.db")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show", "r1")]
    [InlineData("export")]
    [InlineData("cancel", "r1")]
    [InlineData("change", "r1", "at", "8pm")]
    public async Task Database_NoSuchFile_IsRefused(params string[] arguments)
    {
        var run = await RunAsync(["reservations", .. arguments, "--database", _folder.File("wrong-name")]);

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("(storage.not_found)");
        File.Exists(_folder.File("wrong-name")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("name,phone\nLuigi's,+14155550123\n", "1 entry: 1 added, 0 updated, 0 unchanged, 0 duplicates merged, 0 skipped.")]
    [InlineData("name,phone\nLuigi's,+14155550123\nBlue Moon,+14155550143\n", "2 entries: 2 added, 0 updated, 0 unchanged, 0 duplicates merged, 0 skipped.")]
    public async Task Import_Report_CountsInWords(string content, string sentence)
    {
        var file = _folder.File("some.csv");
        await File.WriteAllTextAsync(file, content);

        (await RunAsync("restaurants", "import", file)).Output.ShouldContain(sentence);
    }

    [Fact]
    public async Task Import_Device_EndsAtALimit()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var run = await RunAsync("restaurants", "import", "/dev/zero");

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("(import.too_large)");
    }

    [Fact]
    public async Task Remove_Restaurant_IsGone()
    {
        await RunAsync("restaurants", "add", "Luigi's", "+14155550123");

        (await RunAsync("restaurants", "remove", "luigis")).Output.ShouldContain("Removed: Luigi's");

        (await RunAsync("restaurants", "show", "luigis")).Errors.ShouldContain("(restaurant.not_found)");
    }

    [Fact]
    public async Task Undo_Import_RemovesWhatItAddedAndRestoresWhatItChanged()
    {
        await RunAsync("restaurants", "add", "Luigi's", "+14155550123");
        var file = _folder.File("more.csv");
        await File.WriteAllTextAsync(file, "name,phone,cuisine\nLuigi's,+14155550123,italian\nGolden Dragon,+14155550142,chinese\nBlue Moon,+14155550143,thai\n");
        (await RunAsync("restaurants", "import", file)).Output.ShouldContain("concierge restaurants undo");
        await RunAsync("restaurants", "edit", "blue moon", "--price", "2");

        (await RunAsync("restaurants", "undo")).Output.ShouldContain("Import taken back: 1 removed, 1 restored.");

        var listed = (await RunAsync("restaurants", "list", "--json")).Output;
        listed.ShouldNotContain("Golden Dragon");
        listed.ShouldNotContain("italian");
        listed.ShouldContain("Blue Moon", Case.Sensitive, "it was edited since");
        (await RunAsync("restaurants", "undo")).Errors.ShouldContain("(import.nothing_to_undo)");
    }

    [Fact]
    public async Task Import_EveryEntrySkipped_HasItsOwnExitCodeAndNamesTheOption()
    {
        var file = _folder.File("national.csv");
        await File.WriteAllTextAsync(file, "name,phone\nLuigi's,07531 12345\n");

        var run = await RunAsync("restaurants", "import", file);

        run.ExitCode.ShouldBe(8);
        run.Output.ShouldContain("--country DE");
        (await RunAsync("restaurants", "import", file, "--country", "DE")).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("out.csv", "id,status,date,time")]
    [InlineData("out.ics", "BEGIN:VCALENDAR")]
    [InlineData("out.json", "[")]
    public async Task Export_File_HasTheFormOfItsName(string name, string beginning)
    {
        var file = _folder.File(name);

        (await RunAsync("reservations", "export", "--all", file)).ExitCode.ShouldBe(0);

        (await File.ReadAllTextAsync(file)).ShouldStartWith(beginning);
    }

    [Theory]
    [InlineData("out.xlsx")]
    [InlineData("out.csv", "--ics")]
    [InlineData("out.ics", "--json")]
    public async Task Export_OtherForm_IsRefused(string name, params string[] options)
    {
        var file = _folder.File(name);

        var run = await RunAsync(["reservations", "export", file, .. options]);

        run.ExitCode.ShouldBe(3);
        File.Exists(file).ShouldBeFalse();
    }

    [Fact]
    public async Task Reservations_Database_ReadsThatFile()
    {
        await RunAsync("restaurants", "add", "Luigi's", "+14155550123");
        File.Move(_folder.File("concierge.db"), _folder.File("another.db"));

        var run = await RunAsync("reservations", "list", "--database", _folder.File("another.db"));

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.ShouldContain("No upcoming bookings.");
        run.Errors.ShouldNotContain("does not exist");
    }

    [Theory]
    [InlineData("something vietnamese", "Pho 79")]
    [InlineData("cheap thai near me", "Blue Moon")]
    [InlineData("italian in Konstanz", "Da Luigi")]
    [InlineData("thai food in Konstanz", "Blue Moon")]
    public async Task Find_Kind_SearchesTheKitchens(string words, string restaurant)
    {
        await AddKindsAsync();

        var run = await RunAsync("restaurants", "find", words);

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.ShouldContain(restaurant);
    }

    [Fact]
    public async Task Find_UnknownKind_SaysWhichKitchensThereAre()
    {
        await AddKindsAsync();

        (await RunAsync("restaurants", "find", "something ethiopian")).Errors.ShouldContain("Kitchens in the directory: italian, thai, vietnamese.");
    }

    public void Dispose() => _folder.Dispose();

    private async Task AddKindsAsync()
    {
        await RunAsync("restaurants", "add", "Da Luigi", "+14155550123", "--cuisine", "italian", "--city", "Konstanz");
        await RunAsync("restaurants", "add", "Blue Moon", "+14155550142", "--cuisine", "thai", "--city", "Konstanz", "--price", "1");
        await RunAsync("restaurants", "add", "Pho 79", "+14155550143", "--cuisine", "vietnamese");
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) => CommandLineRun.RunAsync(_settings, arguments);
}
