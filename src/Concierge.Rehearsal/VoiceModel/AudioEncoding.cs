namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The audio formats of the Realtime API, mono.</summary>
internal enum AudioEncoding
{
    /// <summary><c>audio/pcm</c>: 16-bit little-endian at 24 kHz.</summary>
    Pcm,

    /// <summary><c>audio/pcmu</c>: G.711 μ-law at 8 kHz.</summary>
    Pcmu,

    /// <summary><c>audio/pcma</c>: G.711 A-law at 8 kHz.</summary>
    Pcma,
}
