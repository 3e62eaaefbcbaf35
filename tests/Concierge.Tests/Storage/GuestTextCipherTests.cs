using System.Text;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Bookings;
using FsCheck.Xunit;

namespace Concierge.Tests.Storage;

public sealed class GuestTextCipherTests
{
    [Property]
    public void What_is_sealed_comes_back_and_never_stands_there_readably(string? words)
    {
        var sealedWords = TestRows.Seal.Encrypt(words);

        TestRows.Seal.Decrypt(sealedWords).ShouldBe(words is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(words)));
        if (words?.Length > 6)
        {
            Encoding.UTF8.GetString(sealedWords!).ShouldNotContain(words);
        }
    }

    [Fact]
    public void The_same_words_never_look_the_same() => TestRows.Seal.Encrypt(TestRows.Wishes).ShouldNotBe(TestRows.Seal.Encrypt(TestRows.Wishes));

    [Fact]
    public void Under_another_key_there_is_nothing_to_read()
    {
        var other = new GuestTextCipher(() => [.. Enumerable.Repeat((byte)7, DataKeyFile.Length)]);

        other.Decrypt(TestRows.Seal.Encrypt(TestRows.Wishes)).ShouldBeNull();
    }

    [Fact]
    public void The_key_is_made_once_and_is_its_owners_alone()
    {
        var folder = Directory.CreateTempSubdirectory("concierge-").FullName;
        try
        {
            var path = Path.Combine(folder, "data", "data-key");
            var keys = Together(() => Convert.ToBase64String(DataKeyFile.ReadOrCreate(path)));

            keys.ShouldHaveSingleItem();
            Directory.GetFiles(Path.GetDirectoryName(path)!).ShouldBe([path]);
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            File.WriteAllText(path, "no key");
            Should.Throw<ConciergeException>(() => DataKeyFile.ReadOrCreate(path)).Error.Code.ShouldBe("storage.key");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // As many as come at once, and truly at once.
    private static List<string> Together(Func<string> read)
    {
        var found = new string[8];
        using var start = new Barrier(found.Length);
        var threads = Enumerable.Range(0, found.Length).Select(n => new Thread(() =>
        {
            start.SignalAndWait();
            found[n] = read();
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return [.. found.Distinct(StringComparer.Ordinal)];
    }
}
