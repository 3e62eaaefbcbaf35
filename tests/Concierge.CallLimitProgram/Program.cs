using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Engines;
using Concierge.Storage.Limits;
using Microsoft.Extensions.Logging.Abstractions;

// Arguments: the database, the name of this process, the maximum of calls per hour, how many calls it tries at once. It opens the database, prints
// "ready", waits for a line of its standard input, tries, and prints how many calls were granted and refused.
var (database, name, maximum, tries) = (args[0], args[1], int.Parse(args[2]), int.Parse(args[3]));
await using var opened = new Database(DatabaseLocation.Parse(database, out _)!, NullLogger<Database>.Instance);
await opened.OpenAsync(CancellationToken.None);
var options = new CallLimitOptions { CallsPerHour = maximum, CallsPerDay = int.MaxValue };
var importer = new CallTimesImporter(path: null, opened, new CallOptions(), TimeProvider.System, NullLogger<CallTimesImporter>.Instance);
await using var store = new SqlCallLimitStore(opened, importer, TimeProvider.System, NullLogger<SqlCallLimitStore>.Instance)
{
    Deadline = TimeSpan.FromMinutes(5),
};
var limits = new CallLimits(options, new CallOptions(), store, TimeProvider.System);
Console.WriteLine("ready");
Console.ReadLine();

var granted = await Task.WhenAll(Enumerable.Range(0, tries).Select(number => Task.Run(() => TryAsync(number))));
Console.WriteLine($"granted {granted.Count(was => was)} refused {granted.Count(was => !was)}");

async Task<bool> TryAsync(int number)
{
    for (var repetition = 0; ; repetition++)
    {
        try
        {
            await limits.TakeAsync($"{name}-{number}-{repetition}", $"{name} {number}", CallPurpose.Book, CancellationToken.None);
            return true;
        }
        catch (ConciergeException exception) when (exception.Error.Code == "limit.hour")
        {
            return false;
        }
        catch (ConciergeException exception) when (exception.Error.Code == "storage.locked")
        {
            // SQLite gave up waiting for the other processes: nothing was counted.
        }
    }
}
