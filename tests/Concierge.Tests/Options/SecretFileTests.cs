using Concierge.Options;


namespace Concierge.Tests.Options;

public sealed class SecretFileTests : IDisposable
{
    private static readonly TimeSpan TimeToCreateOne = TimeSpan.FromMilliseconds(50);

    private readonly string _folder = Directory.CreateTempSubdirectory("concierge-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ReadOrCreate_WhileAnotherThreadCreates_WaitsAndReturnsTheSameSecret()
    {
        var path = Path.Combine(_folder, "secret");
        var (made, theirs) = (0, "");
        var other = new Thread(() => theirs = SecretFile.ReadOrCreate(path, () => Make("theirs")));

        var ours = SecretFile.ReadOrCreate(path, () =>
        {
            other.Start();
            other.Join(TimeToCreateOne);
            return Make("ours");
        });
        other.Join();

        (ours, theirs, made).ShouldBe(("ours", "ours", 1));
        Directory.GetFiles(_folder).ShouldBe([path]);

        string Make(string secret)
        {
            Interlocked.Increment(ref made);
            return secret;
        }
    }
}
