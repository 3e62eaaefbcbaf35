using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Concierge.Checks;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Engines;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Concierge.Tests.Storage;

/// <summary>Why there is no connection to PostgreSQL: each cause has words of its own, and a remedy.</summary>
[Collection(PostgresCollection.Name)]
[Trait("Category", "Database")]
public sealed class PostgresConnectionTests(PostgresTestServer databases)
{
    [SkippableFact]
    public async Task Connect_ServerWithoutTls_IsNamed()
    {
        var error = await FindErrorAsync(await ChangeAsync(connection => connection.SslMode = SslMode.Require));

        error.Code.ShouldBe("storage.no_tls");
        error.Message.ShouldBe("PostgreSQL offers no TLS, which CONCIERGE_DATABASE requires.");
    }

    [SkippableFact]
    public async Task Connect_WrongPassword_IsNamed()
    {
        Task<string> CreateAsync(string password) =>
            ChangeAsync(connection => (connection.Username, connection.Password) = (PostgresTestServer.UserWithPassword, password));

        (await FindErrorAsync(await CreateAsync("wrong-and-secret"))).Message.ShouldBe("The database refused the password.");
        (await CheckAsync(await CreateAsync("right"))).Status.ShouldBe(CheckStatus.Passed);
    }

    [SkippableFact]
    public async Task Connect_UserWhoIsNotAdmitted_IsNamed() =>
        (await FindErrorAsync(await ChangeAsync(connection => connection.Username = PostgresTestServer.RefusedUser)))
            .Message.ShouldBe("The PostgreSQL server does not admit this user from this machine.");

    [SkippableFact]
    public async Task Connect_MissingDatabase_IsNamed() =>
        (await FindErrorAsync(await ChangeAsync(connection => connection.Database = "missing"))).Message.ShouldBe("The database does not exist.");

    [Fact]
    public async Task Connect_NothingListens_NamesTheAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        (await FindErrorAsync($"postgres://ann:secret@127.0.0.1:{port}/concierge")).Message.ShouldBe(
            $"Nothing listens at the database's address 127.0.0.1:{port}.");
    }

    [Fact]
    public async Task Connect_UnknownHost_IsNamed() =>
        (await FindErrorAsync("postgres://ann:secret@db.invalid/concierge")).Message.ShouldBe("The host of the database, db.invalid:5432, is not known.");

    [Fact]
    public async Task Connect_CertificateThatIsNotTrusted_IsNamed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = new CancellationTokenSource();
        var answering = AnswerWithTlsAsync(listener, stop.Token);

        var error = await FindErrorAsync($"postgres://ann:secret@localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/concierge?sslmode=verify-full");

        error.Code.ShouldBe("storage.certificate");
        await stop.CancelAsync();
        await answering;
    }

    // The beginning of PostgreSQL's protocol: the client asks for TLS with eight bytes, and the server answers S.
    private static async Task AnswerWithTlsAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(cancellationToken);
                await client.GetStream().ReadExactlyAsync(new byte[8], cancellationToken);
                await client.GetStream().WriteAsync("S"u8.ToArray(), cancellationToken);
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancellationToken);
                await tls.ReadExactlyAsync(new byte[1], cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException or OperationCanceledException)
            {
                // The client does not trust the certificate, or the test has ended.
            }
        }
    }

    private async Task<string> ChangeAsync(Action<NpgsqlConnectionStringBuilder> change)
    {
        var connection = new NpgsqlConnectionStringBuilder(await databases.CreateConnectionStringAsync());
        change(connection);
        return connection.ConnectionString;
    }

    // The start of a server and the doctor say the same.
    private static async Task<ConciergeError> FindErrorAsync(string setting)
    {
        await using var database = new Database(DatabaseLocation.Parse(setting, out _)!, NullLogger<Database>.Instance);
        var error = (await Should.ThrowAsync<ConciergeException>(database.OpenAsync(CancellationToken.None))).Error;
        var line = await CheckAsync(setting);
        line.Error.ShouldBe(error);
        error.Remedy.ShouldNotBeEmpty();
        error.ToString().ShouldNotContain("secret");
        return error;
    }

    private static async Task<CheckResult> CheckAsync(string setting)
    {
        var location = DatabaseLocation.Parse(setting, out _)!;
        await using var database = new Database(location, NullLogger<Database>.Instance);
        return (await new DatabaseCheck(location, database).RunAsync(CancellationToken.None)).ShouldHaveSingleItem();
    }
}
