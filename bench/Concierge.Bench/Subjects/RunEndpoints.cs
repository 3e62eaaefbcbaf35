using Concierge.Bench.Telephone;

namespace Concierge.Bench.Subjects;

/// <summary>The addresses of one run.</summary>
/// <param name="Port">The port of the bridge.</param>
/// <param name="VoicePort">The port of the voice service.</param>
/// <param name="Twilio">The stand-in for Twilio's REST API.</param>
/// <param name="Scratch">A temporary folder for this run.</param>
/// <param name="AuthorityFile">The certificate of the authority that the voice service's certificate is signed by, in PEM; null without TLS.</param>
internal sealed record RunEndpoints(int Port, int VoicePort, TwilioStandIn Twilio, string Scratch, string? AuthorityFile)
{
    /// <summary>The port to which the telephone network connects the media streams: that of the bridge, or of another server that forwards them to it.</summary>
    public int StreamPort { get; init; } = Port;

    /// <summary>The letter that distinguishes <c>https</c> and <c>wss</c> from <c>http</c> and <c>ws</c>.</summary>
    public string Secure => AuthorityFile is null ? "" : "s";
}
