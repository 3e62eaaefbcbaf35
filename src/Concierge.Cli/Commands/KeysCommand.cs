using System.CommandLine;
using Concierge.Access;
using Concierge.Calls.Limits;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Views;
using Concierge.Contracts;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge keys</c>: the keys of persons for the API.</summary>
internal static class KeysCommand
{
    public const string Name = "keys";

    // As for the settings of the same names.
    private const int MaxCallsPerHour = 10_000;
    private const int MaxCallsPerDay = 100_000;

    private static readonly Argument<string> Person = new("NAME") { Description = "The person: letters, digits and . _ @ -" };

    private static readonly Argument<string> Key = new("NAME") { Description = "The person, or the id of the key" };

    private static readonly Option<bool> Admin = new("--admin")
    {
        Description = "The key may act for others (X-Concierge-User) and sees every call and booking",
    };

    private static readonly Option<int?> CallsPerHour = new("--calls-per-hour")
    {
        Description = $"The person's calls per hour, 1 to {MaxCallsPerHour}, instead of CALLS_PER_HOUR",
        HelpName = "N",
    };

    private static readonly Option<int?> CallsPerDay = new("--calls-per-day")
    {
        Description = $"The person's calls per day, 1 to {MaxCallsPerDay}, instead of CALLS_PER_DAY",
        HelpName = "N",
    };

    public static Command Create()
    {
        var command = new Command(Name, "Creates, lists and revokes the keys of persons for the API.");
        var create = new Command("create", "Creates a key for a person, and prints it once.");
        create.Arguments.Add(Person);
        create.Options.Add(Admin);
        create.Options.Add(CallsPerHour);
        create.Options.Add(CallsPerDay);
        create.SetAction(CreateAsync);
        var list = new Command("list", "Lists the keys with the day of their last use.");
        list.SetAction(ListAsync);
        var revoke = new Command("revoke", "Revokes a key. Servers refuse it within seconds.");
        revoke.Arguments.Add(Key);
        revoke.SetAction(RevokeAsync);
        command.Subcommands.Add(create);
        command.Subcommands.Add(list);
        command.Subcommands.Add(revoke);
        return command;
    }

    private static async Task<int> CreateAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = parsed.GetValue(Person)!;
        if (!CurrentUser.IsValidName(name))
        {
            throw new ConciergeException(KeyErrors.InvalidName);
        }

        await using var services = DirectoryAccess.OpenOrCreate(parsed);
        var secret = KeyGenerator.Create();
        var key = new PersonalKey(KeyGenerator.CreateId(), name, parsed.GetValue(Admin), TimeProvider.System.GetUtcNow())
        {
            CallsPerHour = CheckLimit(parsed, CallsPerHour, MaxCallsPerHour),
            CallsPerDay = CheckLimit(parsed, CallsPerDay, MaxCallsPerDay),
        };
        await services.Get<IPersonalKeyStore>().AddAsync(key, KeyGenerator.ComputeHash(secret), cancellationToken);
        KeysView.Create(parsed).ShowCreated(key, secret);
        return ExitCodes.Success;
    }

    private static int? CheckLimit(ParseResult parsed, Option<int?> option, int max) =>
        parsed.GetValue(option) is not { } limit || (limit >= 1 && limit <= max) ? parsed.GetValue(option)
        : throw new ConciergeException(KeyErrors.InvalidLimit(option.Name, max));

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = DirectoryAccess.Open(parsed);
        KeysView.Create(parsed).ShowList(await services.Get<IPersonalKeyStore>().ListAsync(cancellationToken));
        return ExitCodes.Success;
    }

    private static async Task<int> RevokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = DirectoryAccess.Open(parsed);
        var wanted = parsed.GetValue(Key)!;
        var revoked = await services.Get<IPersonalKeyStore>().RevokeAsync(wanted, TimeProvider.System.GetUtcNow(), cancellationToken);
        KeysView.Create(parsed).ShowRevoked(revoked ?? throw new ConciergeException(KeyErrors.NotFound(wanted)));
        return ExitCodes.Success;
    }
}
