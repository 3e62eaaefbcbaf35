namespace Concierge.Server.Console;

/// <summary>A file of the console.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="MediaType">Its media type, with the encoding of a text.</param>
/// <param name="ETag">Its entity tag: the hash of the bytes.</param>
internal sealed record ConsoleFile(byte[] Content, string MediaType, string ETag);
