using System.Threading.Channels;

namespace Concierge.Cli.Requests;

/// <summary>Reads lines of standard input. A line that arrives after a read was cancelled goes to the next read.</summary>
internal sealed class InputLineReader(TextReader input)
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private int _reading;

    /// <summary>The reader of standard input.</summary>
    public static InputLineReader Standard { get; } = new(Console.In);

    /// <summary>Reads the next line.</summary>
    /// <returns><see langword="null"/> at the end of input.</returns>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _reading, 1) == 0)
        {
            // A console read cannot be cancelled, so it runs on a thread of its own and outlives the caller's wait.
            _ = Task.Run(PumpAsync, CancellationToken.None);
        }

        return await _lines.Reader.WaitToReadAsync(cancellationToken) && _lines.Reader.TryRead(out var line) ? line : null;
    }

    private async Task PumpAsync()
    {
        try
        {
            // Some programs put a byte-order mark before the first line.
            for (var isFirst = true; await input.ReadLineAsync() is { } line; isFirst = false)
            {
                _lines.Writer.TryWrite(isFirst ? line.TrimStart(ByteOrderMark) : line);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // A closed console counts as the end of input.
        }

        _lines.Writer.TryComplete();
    }
}
