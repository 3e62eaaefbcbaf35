using System.Security.Cryptography;
using System.Text;

namespace Concierge.Storage.Bookings;

/// <summary>Encrypts the guest's own words with AES-256-GCM and a new nonce each time, because they may contain a phone number.</summary>
internal sealed class GuestTextCipher(Func<byte[]> key)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly Lazy<byte[]> _key = new(key);

    /// <summary>Encrypts a text.</summary>
    /// <returns>Nonce, tag and ciphertext; <see langword="null"/> for <see langword="null"/>.</returns>
    public byte[]? Encrypt(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var plain = Encoding.UTF8.GetBytes(text);
        var ciphertext = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(ciphertext.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(_key.Value, TagLength);
        cipher.Encrypt(
            ciphertext.AsSpan(0, NonceLength),
            plain,
            ciphertext.AsSpan(NonceLength + TagLength),
            ciphertext.AsSpan(NonceLength, TagLength));
        return ciphertext;
    }

    /// <summary>Decrypts a text.</summary>
    /// <returns><see langword="null"/> for <see langword="null"/>, and if another key encrypted it.</returns>
    public string? Decrypt(byte[]? ciphertext)
    {
        if (ciphertext is null || ciphertext.Length < NonceLength + TagLength)
        {
            return null;
        }

        var plain = new byte[ciphertext.Length - NonceLength - TagLength];
        try
        {
            using var cipher = new AesGcm(_key.Value, TagLength);
            cipher.Decrypt(
                ciphertext.AsSpan(0, NonceLength),
                ciphertext.AsSpan(NonceLength + TagLength),
                ciphertext.AsSpan(NonceLength, TagLength),
                plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
