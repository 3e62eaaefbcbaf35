using Microsoft.AspNetCore.Http.Metadata;

namespace Concierge.Server.Api;

/// <summary>The largest body of one operation, which the routing sets before anything reads the body.</summary>
/// <param name="bytes">The size in bytes.</param>
internal sealed class RequestBodyLimit(long bytes) : IRequestSizeLimitMetadata
{
    /// <inheritdoc/>
    public long? MaxRequestBodySize => bytes;
}
