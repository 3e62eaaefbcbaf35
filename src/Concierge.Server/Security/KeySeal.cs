using System.Buffers.Text;
using System.Security.Cryptography;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Server.Security;

/// <summary>
/// Encrypts and authenticates what a client keeps for the server, with a key that is derived from the data key: every server of a cluster reads it.
/// Thread-safe.
/// </summary>
/// <param name="storage">The settings with the data key.</param>
/// <param name="purpose">What is sealed: text sealed for one purpose is not valid for another.</param>
internal sealed class KeySeal(StorageOptions storage, string purpose)
{
    private const int KeyBytes = 32;
    private const int TagBytes = 16;
    private const int NonceBytes = 12;
    private const int MaxContentBytes = 64;

    // The data key may be a file that is created with the first use.
    private readonly Lazy<byte[]> _key = new(
        () => HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            storage.DataKey ?? DataKeyFile.ReadOrCreate(UserDataPaths.DataKeyFile),
            KeyBytes,
            info: System.Text.Encoding.UTF8.GetBytes(purpose)),
        LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Seals at most 64 bytes.</summary>
    /// <returns>Letters, digits, <c>-</c> and <c>_</c>.</returns>
    /// <exception cref="ConciergeException">The data key cannot be read (<c>storage.key</c>).</exception>
    public string Seal(ReadOnlySpan<byte> content)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Length, MaxContentBytes);
        Span<byte> output = stackalloc byte[NonceBytes + content.Length + TagBytes];
        RandomNumberGenerator.Fill(output[..NonceBytes]);
        using var cipher = new AesGcm(_key.Value, TagBytes);
        cipher.Encrypt(output[..NonceBytes], content, output[NonceBytes..^TagBytes], output[^TagBytes..]);
        return Base64Url.EncodeToString(output);
    }

    /// <summary>Opens a seal.</summary>
    /// <param name="text">The sealed text.</param>
    /// <param name="length">How many bytes were sealed.</param>
    /// <returns>The bytes; <see langword="null"/> if the text is not valid.</returns>
    /// <exception cref="ConciergeException">The data key cannot be read (<c>storage.key</c>).</exception>
    public byte[]? Open(string text, int length)
    {
        if (!Base64Url.IsValid(text, out var sealedLength) || sealedLength != NonceBytes + length + TagBytes)
        {
            return null;
        }

        var input = Base64Url.DecodeFromChars(text).AsSpan();
        var content = new byte[length];
        using var cipher = new AesGcm(_key.Value, TagBytes);
        try
        {
            cipher.Decrypt(input[..NonceBytes], input[NonceBytes..^TagBytes], input[^TagBytes..], content);
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
