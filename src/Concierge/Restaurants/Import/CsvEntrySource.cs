using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Concierge.Contracts;
using CsvHelper;
using CsvHelper.Configuration;

namespace Concierge.Restaurants.Import;

/// <summary>Reads a CSV file with a header line. Detects comma, semicolon, tab or bar as separator.</summary>
/// <param name="fileName">The file's name, without its folder.</param>
internal sealed class CsvEntrySource(string fileName) : IEntrySource
{
    /// <inheritdoc/>
    public string Source => $"csv:{fileName}";

    /// <inheritdoc/>
    public async IAsyncEnumerable<RawEntry> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var text = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        string? badData = null;
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t", "|"],
            TrimOptions = TrimOptions.Trim,
            BadDataFound = bad => badData = "its quotation marks do not match",
            MissingFieldFound = null,
        });
        if (!await NextAsync(csv) || !csv.ReadHeader())
        {
            throw new ConciergeException(ImportErrors.Empty);
        }

        var columns = new CsvColumnMap(csv.HeaderRecord!);
        if (!columns.HasRequiredColumns)
        {
            throw new ConciergeException(ImportErrors.NoHeader(csv.HeaderRecord!));
        }

        var line = csv.Parser.RawRow + 1;
        while (await NextAsync(csv))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var where = string.Create(CultureInfo.InvariantCulture, $"line {line}");
            line = csv.Parser.RawRow + 1;
            yield return badData is not null ? new RawEntry { Position = where, ReadError = badData }
                : csv.Parser.Count != csv.HeaderRecord!.Length
                    ? new RawEntry
                    {
                        Position = where,
                        ReadError = $"it has {csv.Parser.Count} columns, the first line has {csv.HeaderRecord.Length}",
                    }
                : columns.Read(where, csv.Parser.Record!);
            badData = null;
        }
    }

    private static async Task<bool> NextAsync(CsvReader csv)
    {
        try
        {
            return await csv.ReadAsync();
        }
        catch (DecoderFallbackException exception)
        {
            throw new ConciergeException(ImportErrors.NotUtf8, exception);
        }
    }
}
