using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Bookings;

namespace Concierge.Storage.Maintenance;

/// <summary>Tests whether the data key of this machine decrypts encrypted texts, and whether another key of the data folder does. Creates no key.</summary>
/// <param name="configured"><c>CONCIERGE_DATA_KEY</c>; <see langword="null"/> if the key is in the data folder.</param>
internal sealed class DataKeyTester(byte[]? configured)
{
    private readonly Lazy<GuestTextCipher?> _current = new(() => CreateCipher(configured ?? DataKeyFile.Find(UserDataPaths.DataKeyFile)));
    private readonly Lazy<List<OtherKey>> _others = new(() => FindOthers(configured));

    /// <summary>How many texts were tested.</summary>
    public int Tested { get; private set; }

    /// <summary>How many of them the data key does not decrypt.</summary>
    public int Unreadable { get; private set; }

    /// <summary>What is wrong with the data key; <see langword="null"/> if it decrypts every text that was tested.</summary>
    public ConciergeError? Problem
    {
        get
        {
            if (Unreadable == 0)
            {
                return null;
            }

            var other = _others.Value.Where(key => key.Readable > 0).MaxBy(key => key.Readable);
            return _current.Value is null
                ? MaintenanceErrors.KeyMissing(Unreadable, other?.File, UserDataPaths.DataKeyFile)
                : MaintenanceErrors.WrongKey(Unreadable, Tested, other?.File, other?.Readable ?? 0, configured is null ? UserDataPaths.DataKeyFile : null);
        }
    }

    /// <summary>Tests one text.</summary>
    /// <exception cref="ConciergeException">The file of the key cannot be read (<c>storage.key</c>).</exception>
    public void Test(byte[] encrypted)
    {
        Tested++;
        if (_current.Value?.Decrypt(encrypted) is not null)
        {
            return;
        }

        Unreadable++;
        foreach (var other in _others.Value.Where(key => key.Cipher.Decrypt(encrypted) is not null))
        {
            other.Readable++;
        }
    }

    private static GuestTextCipher? CreateCipher(byte[]? key) => key is null ? null : new GuestTextCipher(() => key);

    private static List<OtherKey> FindOthers(byte[]? configured) =>
    [
        .. (configured is null ? (string[])[UserDataPaths.FormerDataKeyFile] : [UserDataPaths.DataKeyFile, UserDataPaths.FormerDataKeyFile])
            .Select(file => (File: file, Cipher: CreateCipher(FindReadable(file))))
            .Where(key => key.Cipher is not null)
            .Select(key => new OtherKey(key.File, key.Cipher!)),
    ];

    // A file that cannot be read helps nobody; it is not the key that is tested.
    private static byte[]? FindReadable(string file)
    {
        try
        {
            return DataKeyFile.Find(file);
        }
        catch (ConciergeException)
        {
            return null;
        }
    }

    private sealed class OtherKey(string file, GuestTextCipher cipher)
    {
        public string File { get; } = file;

        public GuestTextCipher Cipher { get; } = cipher;

        public int Readable { get; set; }
    }
}
