using System.Net.Http.Headers;
using System.Security.Cryptography;
using Concierge.Cli.Rehearsing;
using Concierge.Options;
using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Speech;
using Microsoft.Extensions.Logging;

namespace Concierge.Cli.Tests.Clients;

/// <summary>A real server whose calls go to the rehearsal's network, faster than real time.</summary>
internal sealed class RehearsedServer : IAsyncDisposable
{
    private const double Speed = 8;

    // One for all tests: to load its recognizers takes longer than a call. The cache is the user's, whatever other tests set XDG_CACHE_HOME to.
    private static readonly SpeechEngine Speech = new(
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "concierge", "speech"));

    private readonly RehearsalEnvironment _environment;

    private RehearsedServer(RehearsalEnvironment environment)
    {
        _environment = environment;
        Api = new HttpClient { BaseAddress = environment.Server.Address };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
    }

    /// <summary>The address of the server.</summary>
    public string Address => _environment.Server.Address.ToString().TrimEnd('/');

    /// <summary>The key of the server.</summary>
    public string ApiKey => _environment.Server.ApiKey;

    /// <summary>A client with the key.</summary>
    public HttpClient Api { get; }

    /// <summary>The restaurant's entry from the last call.</summary>
    public Booking? BookEntry => _environment.BookEntry;

    /// <summary>Starts a server; skips the test where speech is not installed.</summary>
    /// <param name="scenario">How the restaurant behaves.</param>
    /// <param name="database">The database; <see langword="null"/> for a temporary one.</param>
    public static async Task<RehearsedServer> StartAsync(string scenario, DatabaseLocation? database = null)
    {
        try
        {
            var options = new RehearsalOptions
            {
                Scenario = ScenarioCatalog.Load(scenario),
                Source = scenario,
                Speed = Speed,
                Seed = 1,
                Database = database ?? DatabaseLocation.CreateTemporary(),
            };
            var settings = new ConciergeSettings { Storage = new() { DataKey = RandomNumberGenerator.GetBytes(32) } };
            return new RehearsedServer(
                await RehearsalEnvironment.CreateAsync(options, settings, Speech, logging => logging.ClearProviders(), CancellationToken.None));
        }
        catch (SpeechUnavailableException exception)
        {
            Skip.If(condition: true, exception.Message);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await _environment.DisposeAsync();
    }
}
