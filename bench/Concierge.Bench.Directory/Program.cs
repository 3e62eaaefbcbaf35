using System.Diagnostics;
using System.Globalization;
using Concierge.Options;
using Concierge.Restaurants;
using Concierge.Restaurants.Import;
using Concierge.Restaurants.Search;
using Concierge.Server.Hosting;
using Concierge.Tests.Restaurants;
using Microsoft.Extensions.DependencyInjection;

// Measures the directory: bench/directory [restaurants] [searches]
var restaurants = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
var searches = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 2_000;

await using var services = new ServiceCollection().AddLogging().AddConcierge(new ConciergeSettings()).BuildServiceProvider();
var (directory, importer) = (services.GetRequiredService<RestaurantDirectory>(), services.GetRequiredService<RestaurantImporter>());
var file = new RestaurantFileGenerator(restaurants, seed: 1);

var began = Stopwatch.GetTimestamp();
var report = await importer.ImportAsync(file.Open(), "restaurants.csv", new ImportOptions(), null, CancellationToken.None);
Console.WriteLine($"import of {report.Entries} entries: {Stopwatch.GetElapsedTime(began).TotalSeconds:F2} s ({report.Added} added, {report.Duplicates} duplicates, {report.Rejected.Count} bad)");

began = Stopwatch.GetTimestamp();
var again = await importer.ImportAsync(file.Open(), "restaurants.csv", new ImportOptions(), null, CancellationToken.None);
Console.WriteLine($"the same again:  {Stopwatch.GetElapsedTime(began).TotalSeconds:F2} s ({again.Unchanged} unchanged, {again.Updated} updated)");

began = Stopwatch.GetTimestamp();
await directory.WarmUpAsync(CancellationToken.None);
Console.WriteLine($"first reading:   {Stopwatch.GetElapsedTime(began).TotalMilliseconds:F0} ms");

await MeasureAsync("find, as written", name => name, report: false);
await MeasureAsync("find, as written", name => name);
await MeasureAsync("find, a letter missing", name => name.Remove(name.Length / 2, 1));
await MeasureAsync("find, no such name", name => new string([.. name.Reverse()]));
await MeasureAsync("find, with its town", name => $"{name} in Konstanz");
await SearchAsync();

async Task MeasureAsync(string what, Func<string, string> written, bool report = true)
{
    var times = new List<double>();
    for (var search = 0; search < searches; search++)
    {
        var name = written(file.Names[search * 7919 % file.Names.Count].Name);
        var start = Stopwatch.GetTimestamp();
        await directory.FindAsync(name, CancellationToken.None);
        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    if (report)
    {
        Print(what, times);
    }
}

async Task SearchAsync()
{
    var times = new List<double>();
    for (var search = 0; search < searches / 10; search++)
    {
        var start = Stopwatch.GetTimestamp();
        await directory.SearchAsync(new RestaurantQuery { Cuisine = "italian", Place = "Konstanz", OpenAt = new NodaTime.LocalDateTime(2026, 11, 27, 20, 0) }, CancellationToken.None);
        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    Print("search by kind, open at a time", times);
}

static void Print(string what, List<double> times)
{
    times.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-32} median {times[times.Count / 2],6:F2} ms   99th {times[(int)(times.Count * 0.99)],6:F2} ms   longest {times[^1],6:F2} ms"));
}
