using System.Runtime.CompilerServices;
using System.Text;

namespace Concierge.Restaurants.Import;

/// <summary>Reads a file in UTF-16, as some spreadsheets and shells write it.</summary>
internal sealed class TranscodedEntrySource(IEntrySource source, Encoding encoding) : IEntrySource
{
    /// <inheritdoc/>
    public string Source => source.Source;

    /// <inheritdoc/>
    public async IAsyncEnumerable<RawEntry> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var utf8 = Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8, leaveOpen: true);
        await foreach (var entry in source.ReadAsync(utf8, cancellationToken))
        {
            yield return entry;
        }
    }
}
