using System.Security.Cryptography;
using System.Text;

namespace Concierge.Storage.Bookings;

/// <summary>Encrypts what a guest said in their own words, since it may hold a telephone number: AES-256-GCM, a nonce of its own each time.</summary>
internal sealed class GuestSeal(Func<byte[]> key)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly Lazy<byte[]> _key = new(key);

    /// <returns>Nonce, tag and ciphertext; <see langword="null"/> for nothing.</returns>
    public byte[]? Seal(string? words)
    {
        if (words is null)
        {
            return null;
        }

        var plain = Encoding.UTF8.GetBytes(words);
        var sealedWords = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(sealedWords.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(_key.Value, TagLength);
        cipher.Encrypt(
            sealedWords.AsSpan(0, NonceLength),
            plain,
            sealedWords.AsSpan(NonceLength + TagLength),
            sealedWords.AsSpan(NonceLength, TagLength));
        return sealedWords;
    }

    /// <returns><see langword="null"/> for nothing, and when it was sealed under another key.</returns>
    public string? Open(byte[]? sealedWords)
    {
        if (sealedWords is null || sealedWords.Length < NonceLength + TagLength)
        {
            return null;
        }

        var plain = new byte[sealedWords.Length - NonceLength - TagLength];
        try
        {
            using var cipher = new AesGcm(_key.Value, TagLength);
            cipher.Decrypt(
                sealedWords.AsSpan(0, NonceLength),
                sealedWords.AsSpan(NonceLength + TagLength),
                sealedWords.AsSpan(NonceLength, TagLength),
                plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
