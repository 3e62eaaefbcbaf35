using System.Text;

namespace Concierge.Restaurants.Import;

/// <summary>
/// Splits a CSV file into records (RFC 4180), which may have line breaks inside quotation marks. A quotation mark that is not closed spoils
/// its own line only, not the rest of the file.
/// </summary>
/// <param name="text">The file.</param>
/// <param name="separator">The separator of the columns.</param>
internal sealed class CsvRecordReader(TextReader text, char separator)
{
    // A longer field is no address: its quotation mark is not closed where it was meant to be.
    private const int MaxFurtherLines = 50;
    private const char Quote = '"';

    // Lines that were read in search of a closing quotation mark, and are records of their own.
    private readonly Queue<string> _pushedBack = new();

    /// <summary>The number of the last record's first line, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Whether nothing follows the last record.</summary>
    public bool IsAtEnd => _pushedBack.Count == 0 && text.Peek() < 0;

    private int Next { get; set; } = 1;

    /// <summary>Reads the next record that is not blank.</summary>
    /// <returns>The record and whether its quotation marks match; <see langword="null"/> at the end of the file.</returns>
    /// <exception cref="DecoderFallbackException">The file is not in the expected encoding.</exception>
    public async Task<(string Text, bool IsWhole)?> ReadAsync(CancellationToken cancellationToken)
    {
        string? first;
        do
        {
            first = await NextLineAsync(cancellationToken);
            Line = Next++;
            if (first is null)
            {
                return null;
            }
        }
        while (string.IsNullOrWhiteSpace(first));

        if (FindState(first, separator) is var state && state != State.Open)
        {
            return (first, state == State.Closed);
        }

        return await ReadLinesAsync(first, cancellationToken);
    }

    private async Task<(string Text, bool IsWhole)> ReadLinesAsync(string first, CancellationToken cancellationToken)
    {
        var record = new StringBuilder(first);
        List<string> further = [];
        while (further.Count < MaxFurtherLines && await NextLineAsync(cancellationToken) is { } line)
        {
            further.Add(line);
            record.Append('\n').Append(line);
            var state = FindState(record.ToString(), separator);
            if (state == State.Closed)
            {
                Next += further.Count;
                return (record.ToString(), true);
            }

            if (state == State.Broken)
            {
                break;
            }
        }

        PushBack(further);
        return (first, false);
    }

    private void PushBack(List<string> lines)
    {
        string[] later = [.. lines, .. _pushedBack];
        _pushedBack.Clear();
        foreach (var line in later)
        {
            _pushedBack.Enqueue(line);
        }
    }

    private async ValueTask<string?> NextLineAsync(CancellationToken cancellationToken) =>
        _pushedBack.TryDequeue(out var line) ? line : await text.ReadLineAsync(cancellationToken);

    // A field is quoted if its first character is a quotation mark. Within it, two stand for one, and after the closing one the field ends.
    private static State FindState(string record, char separator)
    {
        for (var i = 0; i <= record.Length; i++)
        {
            while (i < record.Length && record[i] == ' ')
            {
                i++;
            }

            if (i < record.Length && record[i] == Quote)
            {
                if (FindClosing(record, i + 1) is not (>= 0 and var closing))
                {
                    return State.Open;
                }

                i = closing + 1;
                while (i < record.Length && record[i] == ' ')
                {
                    i++;
                }

                if (i < record.Length && record[i] != separator)
                {
                    return State.Broken;
                }
            }
            else if (record.IndexOf(separator, i) is >= 0 and var end)
            {
                i = end;
            }
            else
            {
                break;
            }
        }

        return State.Closed;
    }

    private static int FindClosing(string record, int from)
    {
        for (var i = record.IndexOf(Quote, from); i >= 0; i = record.IndexOf(Quote, i + 2))
        {
            if (i + 1 >= record.Length || record[i + 1] != Quote)
            {
                return i;
            }

            if (i + 2 >= record.Length)
            {
                return -1;
            }
        }

        return -1;
    }

    private enum State
    {
        Closed,
        Open,
        Broken,
    }
}
