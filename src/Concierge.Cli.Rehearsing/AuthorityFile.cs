using System.Globalization;
using System.Text;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Rehearsal.Tls;

namespace Concierge.Cli.Rehearsing;

/// <summary>The file with which other programs trust the certificate of the stand-ins. It is deleted when they stop.</summary>
internal sealed class AuthorityFile : IDisposable
{
    private AuthorityFile(string path) => Path = path;

    /// <summary>The path. It depends on the port only, so that the settings of other programs hold for the next start too.</summary>
    public string Path { get; }

    /// <summary>Writes the certificate of the authority, for this user only.</summary>
    /// <param name="certificate">The certificate of the stand-ins.</param>
    /// <param name="port">The port of the telephone network.</param>
    /// <exception cref="ConciergeException">The file cannot be written.</exception>
    public static AuthorityFile Write(LoopbackCertificate certificate, int port)
    {
        var path = System.IO.Path.Combine(UserDataPaths.Folder, string.Create(CultureInfo.InvariantCulture, $"rehearsal-authority-{port}.pem"));
        try
        {
            UserFile.CreateFolder(UserDataPaths.Folder);
            using var file = UserFile.Open(path, FileMode.Create, FileShare.None);
            file.Write(Encoding.ASCII.GetBytes(certificate.AuthorityPem + '\n'));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(
                new("data.not_writable", $"The certificate cannot be written to {path}: {exception.Message}", "Make the folder writable, or free disk space."),
                exception);
        }

        return new AuthorityFile(path);
    }

    /// <summary>Deletes the file.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next start overwrites it, and nothing has the key that belongs to it.
        }
    }
}
