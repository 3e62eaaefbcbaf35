using System.Security.Cryptography;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Generates identifiers in the service's format: a prefix and 21 letters and digits.</summary>
internal static class RealtimeIds
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string NewEventId() => New("event");

    public static string NewSessionId() => New("sess");

    public static string NewConversationId() => New("conv");

    public static string NewItemId() => New("item");

    public static string NewResponseId() => New("resp");

    public static string NewCallId() => New("call");

    private static string New(string prefix) => $"{prefix}_{RandomNumberGenerator.GetString(Alphabet, 21)}";
}
