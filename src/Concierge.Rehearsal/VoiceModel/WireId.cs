using System.Security.Cryptography;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Generates identifiers in the service's format: a prefix and 21 letters and digits.</summary>
internal static class WireId
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string Event() => New("event");

    public static string Session() => New("sess");

    public static string Conversation() => New("conv");

    public static string Item() => New("item");

    public static string Response() => New("resp");

    public static string Call() => New("call");

    private static string New(string prefix) => $"{prefix}_{RandomNumberGenerator.GetString(Alphabet, 21)}";
}
