using Concierge.Options;
using Microsoft.Data.Sqlite;

namespace Concierge.Tests.Storage;

/// <summary>An SQLite file that another program locks.</summary>
internal sealed class StalledSqliteDatabase(DatabaseLocation location) : StalledDatabase(location)
{
    private readonly SqliteConnection _other = new($"Data Source={location.File};Pooling=False");

    public override async Task StallAsync()
    {
        await _other.OpenAsync();
        await ExecuteAsync("BEGIN EXCLUSIVE");
    }

    public override async Task ResumeAsync()
    {
        await ExecuteAsync("ROLLBACK");
        await _other.CloseAsync();
    }

    public override ValueTask DisposeAsync() => _other.DisposeAsync();

    private async Task ExecuteAsync(string text)
    {
        await using var command = _other.CreateCommand();
        command.CommandText = text;
        await command.ExecuteNonQueryAsync();
    }
}
