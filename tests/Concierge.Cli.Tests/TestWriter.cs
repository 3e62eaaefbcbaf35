namespace Concierge.Cli.Tests;

/// <summary>Collects text from any thread and reports each write.</summary>
internal sealed class TestWriter : StringWriter
{
    private readonly Lock _lock = new();

    public Action Wrote { get; set; } = () => { };

    public override void Write(char value)
    {
        lock (_lock)
        {
            base.Write(value);
        }
    }

    public override void Write(char[] buffer, int index, int count)
    {
        lock (_lock)
        {
            base.Write(buffer, index, count);
        }
    }

    public override void Write(string? value)
    {
        lock (_lock)
        {
            base.Write(value);
        }

        Wrote();
    }

    public override string ToString()
    {
        lock (_lock)
        {
            return base.ToString();
        }
    }
}
