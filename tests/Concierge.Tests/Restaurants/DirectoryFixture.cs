using Concierge.Options;
using Concierge.Restaurants.Import;
using Concierge.Restaurants.Search;
using Concierge.Server.Hosting;
using Concierge.Storage.Restaurants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Restaurants;

/// <summary>The directory on a database, with the clock in the test's hands.</summary>
internal sealed class DirectoryFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public DirectoryFixture(ConciergeSettings? settings = null, DatabaseLocation? database = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        if (database is not null)
        {
            services.AddSingleton(database);
        }

        services.AddConcierge(settings ?? new ConciergeSettings());
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public RestaurantDirectory Directory => _services.GetRequiredService<RestaurantDirectory>();

    public RestaurantImporter Importer => _services.GetRequiredService<RestaurantImporter>();

    public RestaurantStore Table => _services.GetRequiredService<RestaurantStore>();

    public static RawEntry Entry(string name, string phone) => new() { Position = "test", Name = name, Phones = [phone] };

    /// <summary>A moment later, when the directory looks at the table again.</summary>
    public void AdvancePastCache() => Time.Advance(TimeSpan.FromSeconds(2));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
