namespace Concierge.Cli.Tests;

/// <summary>Keeps what is written, by whatever thread, and says when something is.</summary>
internal sealed class TestWriter : StringWriter
{
    private readonly Lock _gate = new();

    public Action Wrote { get; set; } = () => { };

    public override void Write(char value)
    {
        lock (_gate)
        {
            base.Write(value);
        }
    }

    public override void Write(char[] buffer, int index, int count)
    {
        lock (_gate)
        {
            base.Write(buffer, index, count);
        }
    }

    public override void Write(string? value)
    {
        lock (_gate)
        {
            base.Write(value);
        }

        Wrote();
    }

    public override string ToString()
    {
        lock (_gate)
        {
            return base.ToString();
        }
    }
}
