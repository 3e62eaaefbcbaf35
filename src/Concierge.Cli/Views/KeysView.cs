using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Concierge.Access;
using Concierge.Cli.CommandLine;
using NodaTime.Text;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows the keys of persons.</summary>
internal sealed class KeysView
{
    private readonly bool _json;

    private KeysView(bool json) => _json = json;

    public static KeysView Create(ParseResult parsed) => new(parsed.GetValue(CommonOptions.Json));

    /// <summary>Shows a new key. It cannot be shown again.</summary>
    public void ShowCreated(PersonalKey key, string secret)
    {
        if (_json)
        {
            Print("key_created", Map(key) with { Key = secret });
            return;
        }

        // Standard output has the key alone, for a shell variable.
        Console.Out.WriteLine(secret);
        Terminal.Error.MarkupLineInterpolated($"The key of {key.Name}. It is not shown again: only its hash is stored.");
    }

    /// <summary>Shows all keys.</summary>
    public void ShowList(IReadOnlyList<PersonalKey> keys)
    {
        if (_json)
        {
            foreach (var key in keys)
            {
                Print("key", Map(key));
            }

            return;
        }

        var console = Terminal.Output;
        if (keys.Count == 0)
        {
            console.WriteLine("No keys. The key of CONCIERGE_API_KEY, or of the data folder, is the first administrator's.");
            return;
        }

        var table = new Table().Border(TableBorder.None).AddColumns("ID", "Name", "", "Calls per hour", "Per day", "Created", "Last used");
        foreach (var key in keys)
        {
            table.AddRow(
                Markup.Escape(key.Id),
                Markup.Escape(key.Name),
                key.RevokedAt is not null ? "[yellow]revoked[/]" : key.IsAdmin ? "administrator" : "",
                FormatLimit(key.CallsPerHour),
                FormatLimit(key.CallsPerDay),
                key.CreatedAt.ToLocalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                key.LastUsedOn is { } day ? LocalDatePattern.Iso.Format(day) : "never");
        }

        console.Write(table);
    }

    /// <summary>Shows that a key was revoked.</summary>
    public void ShowRevoked(PersonalKey key)
    {
        if (_json)
        {
            Print("key_revoked", Map(key));
        }
        else
        {
            Terminal.Output.MarkupLineInterpolated($"The key of {key.Name} is revoked. Servers refuse it within seconds.");
        }
    }

    private static string FormatLimit(int? limit) => limit is { } own ? own.ToString(CultureInfo.InvariantCulture) : "settings";

    private static KeyData Map(PersonalKey key) => new(
        key.Id,
        key.Name,
        key.IsAdmin,
        key.CreatedAt,
        key.LastUsedOn is { } day ? LocalDatePattern.Iso.Format(day) : null,
        key.RevokedAt,
        key.CallsPerHour,
        key.CallsPerDay);

    private static void Print(string name, KeyData key) =>
        Console.Out.WriteLine(JsonLine.Create(name, JsonSerializer.Serialize(key, KeysJsonContext.Default.KeyData)));
}
