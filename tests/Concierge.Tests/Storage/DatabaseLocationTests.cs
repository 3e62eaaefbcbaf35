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
    public void A_server_is_read_in_either_form(string text, string host, int port, string? user, string? password, string database)
    {
        var location = DatabaseLocation.Parse(text).ShouldNotBeNull();

        location.File.ShouldBeNull();
        var read = new NpgsqlConnectionStringBuilder(location.ConnectionString);
        (read.Host, read.Port, read.Username, read.Password, read.Database).ShouldBe((host, port, user, password, database));
        location.ToString().ShouldBe("PostgreSQL", "a password is not shown");
    }

    [Fact]
    public void Parse_Path_IsFile() => DatabaseLocation.Parse("books/concierge.db").ShouldNotBeNull().File.ShouldBe(Path.GetFullPath("books/concierge.db"));

    [Theory]
    [InlineData("mysql://db.internal/concierge")]
    [InlineData("postgres://")]
    [InlineData(":memory:")]
    [InlineData("Host=;Database=x")]
    [InlineData("Host=db;Colour=red")]
    public void Parse_InvalidLocation_IsNull(string text) => DatabaseLocation.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("CONCIERGE_DATABASE", "mysql://db.internal/concierge")]
    [InlineData("CONCIERGE_DATA_KEY", "c2hvcnQ=")]
    public void A_wrong_setting_is_named(string name, string value)
    {
        var reading = ConciergeSettingsLoader.Load(asked => asked == name ? value : null);

        reading.Errors.ShouldHaveSingleItem().Message.ShouldContain(name);
    }
}
