using System.Text;

namespace Concierge.Cli.Tests.CommandLine;

/// <summary>Passes text on to the writer of the run in progress: the program keeps the first console writer that it sees.</summary>
internal sealed class ForwardingWriter : TextWriter
{
    private volatile TextWriter _target = Null;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Where the text goes from now on.</summary>
    public void SetTarget(TextWriter target) => _target = target;

    public override void Write(char value) => _target.Write(value);

    public override void Write(char[] buffer, int index, int count) => _target.Write(buffer, index, count);

    public override void Write(string? value) => _target.Write(value);

    public override void Flush() => _target.Flush();
}
