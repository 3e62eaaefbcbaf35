using Concierge.Contracts;
namespace Concierge.Restaurants.Import;

/// <summary>Streams the entries of a file without loading the whole file.</summary>
internal interface IEntrySource
{
    /// <summary>The source name of the entries: <c>osm</c>, <c>csv:FILE</c>.</summary>
    string Source { get; }

    /// <summary>Reads the entries.</summary>
    /// <exception cref="ConciergeException">The file as a whole is invalid (<c>import.…</c>).</exception>
    IAsyncEnumerable<RawEntry> ReadAsync(Stream stream, CancellationToken cancellationToken);
}
