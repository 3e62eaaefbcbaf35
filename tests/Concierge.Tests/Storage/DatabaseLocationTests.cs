using Concierge.Options;
using Concierge.Options.Loading;
using Npgsql;

namespace Concierge.Tests.Storage;

public sealed class DatabaseLocationTests
{
    [Theory]
    [InlineData("postgres://john:p%40ss@db.internal:5433/tables?sslmode=verify-full", "db.internal", 5433, "john", "p@ss", "tables")]
    [InlineData("postgresql://db.internal/concierge", "db.internal", 5432, null, null, "concierge")]
    [InlineData("Host=/run/postgresql;Username=john;Database=tables", "/run/postgresql", 5432, "john", null, "tables")]
    [InlineData("Username=john;Password=p;Server=db.internal;Database=tables", "db.internal", 5432, "john", "p", "tables")]
    [InlineData("Database=tables;Server=db.internal", "db.internal", 5432, null, null, "tables")]
    [InlineData("'postgres://db.internal/concierge'", "db.internal", 5432, null, null, "concierge")]
    [InlineData("postgresql:///tables?host=/run/postgresql&user=john", "/run/postgresql", 5432, "john", null, "tables")]
    [InlineData("postgres://john:a@b@db.internal/tables", "db.internal", 5432, "john", "a@b", "tables")]
    [InlineData("postgres://[::1]:5433/tables", "::1", 5433, null, null, "tables")]
    [InlineData("postgres://one:5433,two/tables", "one:5433,two", 5432, null, null, "tables")]
    [InlineData("postgres://one,two:5433/tables?target_session_attrs=read-write", "one,two:5433", 5432, null, null, "tables")]
    [InlineData("host=db.internal port=5433 user=john dbname=tables password='a \\'b'", "db.internal", 5433, "john", "a 'b", "tables")]
    [InlineData("host=one,two port=5433,5434 dbname=tables", "one:5433,two:5434", 5432, null, null, "tables")]
    public void A_server_is_read_in_either_form(string text, string host, int port, string? user, string? password, string database)
    {
        var location = DatabaseLocation.Parse(text, out _).ShouldNotBeNull();

        location.File.ShouldBeNull();
        var read = new NpgsqlConnectionStringBuilder(location.ConnectionString);
        (read.Host, read.Port, read.Username, read.Password, read.Database).ShouldBe((host, port, user, password, database));
        location.ToString().ShouldBe("PostgreSQL", "a password is not shown");
    }

    [Fact]
    public void Parse_Path_IsFile() => DatabaseLocation.Parse("books/concierge.db", out _).ShouldNotBeNull().File.ShouldBe(Path.GetFullPath("books/concierge.db"));

    [Fact]
    public void Libpqs_parameters_are_those_of_Npgsql()
    {
        var location = DatabaseLocation.Parse(
            "postgres://db/x?channel_binding=require&connect_timeout=7&application_name=tables&sslmode=verify-ca&sslrootcert=/ca.pem&keepalives=1", out _).ShouldNotBeNull();

        var read = new NpgsqlConnectionStringBuilder(location.ConnectionString);
        (read.ChannelBinding, read.Timeout, read.ApplicationName, read.SslMode, read.RootCertificate, read.TcpKeepAlive)
            .ShouldBe((ChannelBinding.Require, 7, "tables", SslMode.VerifyCA, "/ca.pem", true));
    }

    [Theory]
    [InlineData("Data Source=books/concierge.db")]
    [InlineData("Filename=books/concierge.db;")]
    [InlineData("file:books/concierge.db")]
    [InlineData("\"books/concierge.db\"")]
    [InlineData("'Data Source=books/concierge.db'")]
    public void A_file_is_read_in_other_forms(string text) => DatabaseLocation.Parse(text, out _).ShouldNotBeNull().File.ShouldBe(Path.GetFullPath("books/concierge.db"));

    [Theory]
    [InlineData("file:///srv/con%20cierge.db", "/srv/con cierge.db")]
    [InlineData("file:/srv/concierge.db", "/srv/concierge.db")]
    [InlineData("file://localhost/srv/concierge.db", "/srv/concierge.db")]
    [InlineData("sqlite:///srv/concierge.db", "/srv/concierge.db")]
    public void A_files_address_is_a_file(string text, string file) => DatabaseLocation.Parse(text, out _).ShouldNotBeNull().File.ShouldBe(file);

    [Theory]
    [InlineData("postgres://db/x?colour=red", "colour")]
    [InlineData("postgres://db/x?tcp_user_timeout=3", "tcp_user_timeout")]
    [InlineData("postgres://db/x?connect_timeout=soon", "connect_timeout")]
    [InlineData("postgres://db:port/x", "port")]
    [InlineData("host=one,two,three port=1,2", "number of ports")]
    [InlineData("Data Source=x.db;Password=secret", "Password")]
    [InlineData("file:x.db?mode=memory", "mode")]
    [InlineData("Username=john;Database=x", "host")]
    [InlineData("Colour=red", "Colour")]
    public void What_is_wrong_is_named_without_the_password(string text, string named)
    {
        DatabaseLocation.Parse(text, out var problem).ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain(named, Case.Insensitive);
        problem.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("mysql://db.internal/concierge")]
    [InlineData("postgres://")]
    [InlineData(":memory:")]
    [InlineData("Host=;Database=x")]
    [InlineData("Host=db;Colour=red")]
    [InlineData("Data Source=:memory:")]
    [InlineData("file::memory:")]
    [InlineData("file://server/share.db")]
    [InlineData("\"unfinished.db")]
    [InlineData("Server=db;Password=\"x")]
    [InlineData("\"\"")]
    public void Parse_InvalidLocation_IsNull(string text) => DatabaseLocation.Parse(text, out _).ShouldBeNull();

    [Theory]
    [InlineData("CONCIERGE_DATABASE", "mysql://db.internal/concierge")]
    [InlineData("CONCIERGE_DATA_KEY", "c2hvcnQ=")]
    public void A_wrong_setting_is_named(string name, string value)
    {
        var reading = ConciergeSettingsLoader.Load(asked => asked == name ? value : null);

        reading.Errors.ShouldHaveSingleItem().Message.ShouldContain(name);
    }
}
