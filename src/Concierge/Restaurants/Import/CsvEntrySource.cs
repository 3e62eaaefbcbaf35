using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Concierge.Contracts;
using CsvHelper;
using CsvHelper.Configuration;

namespace Concierge.Restaurants.Import;

/// <summary>Reads a CSV file with a header line. Detects comma, semicolon, tab or bar as separator, or takes it from a line <c>sep=;</c>.</summary>
/// <param name="fileName">The file's name, without its folder.</param>
internal sealed class CsvEntrySource(string fileName) : IEntrySource
{
    private const string SeparatorLine = "sep=";
    private const string BadQuotes = "its quotation marks do not match";

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <inheritdoc/>
    public string Source => $"csv:{fileName}";

    /// <inheritdoc/>
    public async IAsyncEnumerable<RawEntry> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var breaksOff = !EndsWithLineBreak(stream);
        using var text = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        var (header, separator, skipped) = await ReadHeaderAsync(text, cancellationToken);
        var names = Split(header, separator) ?? throw new ConciergeException(ImportErrors.NoHeader([header]));
        var columns = new CsvColumnMap(names);
        if (!columns.HasRequiredColumns)
        {
            throw new ConciergeException(ImportErrors.NoHeader(names));
        }

        var records = new CsvRecordReader(text, separator);
        while (await NextAsync(() => records.ReadAsync(cancellationToken)) is { } record)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var where = string.Create(CultureInfo.InvariantCulture, $"line {skipped + records.Line}");
            yield return !record.IsWhole || Split(record.Text, separator) is not { } fields ? new RawEntry { Position = where, ReadError = BadQuotes }
                : fields.Length > names.Length || fields.Length <= columns.LastRequired
                    ? new RawEntry { Position = where, ReadError = $"it has {fields.Length} columns, the first line has {names.Length}" }
                : breaksOff && records.IsAtEnd && fields.Length < names.Length && columns.EndsWithPhone(fields)
                    ? new RawEntry { Position = where, ReadError = "it is the last line and ends in its telephone number, which may not be whole" }
                : columns.Read(where, fields);
        }
    }

    // Of a download that broke off, the last line is not whole.
    private static bool EndsWithLineBreak(Stream stream)
    {
        if (!stream.CanSeek || stream.Length == 0)
        {
            return true;
        }

        var start = stream.Position;
        stream.Position = stream.Length - 1;
        var last = stream.ReadByte();
        stream.Position = start;
        return last is '\n' or '\r';
    }

    private static async Task<(string Header, char Separator, int Lines)> ReadHeaderAsync(StreamReader text, CancellationToken cancellationToken)
    {
        char? separator = null;
        for (var lines = 1; await NextAsync(async () => await text.ReadLineAsync(cancellationToken)) is { } line; lines++)
        {
            // Spreadsheets write and read this line (support.microsoft.com, "Import or export text files").
            if (line.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase) && line.Length == SeparatorLine.Length + 1 && CanSeparate(line[^1]))
            {
                separator = line[^1];
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                return (line, separator ?? Separators.MaxBy(candidate => line.Count(character => character == candidate)), lines);
            }
        }

        throw new ConciergeException(ImportErrors.Empty);
    }

    // CsvHelper refuses a quotation mark and a blank; a letter or digit would cut words.
    private static bool CanSeparate(char character) =>
        character == '\t' || (character is > ' ' and < '\u007f' and not '"' && !char.IsAsciiLetterOrDigit(character));

    // CsvHelper splits a record, whose end is known, into its fields.
    private static string[]? Split(string record, char separator)
    {
        var isBad = false;
        using var parser = new CsvParser(new StringReader(record), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            TrimOptions = TrimOptions.Trim,
            BadDataFound = _ => isBad = true,
        });
        return parser.Read() && !isBad ? parser.Record : null;
    }

    private static async Task<T> NextAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (DecoderFallbackException exception)
        {
            throw new ConciergeException(ImportErrors.NotUtf8, exception);
        }
    }
}
