using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Concierge.Access;
using Concierge.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Server.Console;

/// <summary>A server with a console, and browsers that open it.</summary>
internal static class ConsoleHost
{
    public static Task<ServerTestHost> StartAsync(
        TimeProvider? time = null, Func<ConciergeServerOptions, ConciergeServerOptions>? change = null) =>
        ServerTestHost.StartAsync(
            time: time,
            changeServer: options => (change ?? (unchanged => unchanged))(options with { ConsoleAssembly = typeof(ConsoleHost).Assembly }));

    /// <summary>A client that keeps cookies, and sends the header of the console's requests.</summary>
    public static HttpClient Open(this ServerTestHost host)
    {
        var browser = new HttpClient(new HttpClientHandler { UseCookies = true, CookieContainer = new CookieContainer() }) { BaseAddress = host.AnonymousClient.BaseAddress };
        browser.DefaultRequestHeaders.Add("X-Concierge-Console", "1");
        return browser;
    }

    /// <summary>A client that has signed in.</summary>
    public static async Task<HttpClient> SignInAsync(this ServerTestHost host, string key = ServerTestHost.ApiKey)
    {
        var browser = host.Open();
        using var answer = await browser.PostAsync("/console/session", ServerTestHost.Json(JsonSerializer.Serialize(new { key })));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return browser;
    }

    /// <summary>The cookie of a session as a browser sends it to a server that it knows by another port: it is named after the port.</summary>
    /// <param name="cookie">The cookie, from a server without TLS.</param>
    /// <param name="port">The other port.</param>
    public static string RenameCookie(string cookie, int port) => $"concierge_session_{port}{cookie[cookie.IndexOf('=', StringComparison.Ordinal)..]}";

    /// <summary>The key of a person.</summary>
    public static async Task<string> CreateKeyAsync(this ServerTestHost host, string name, bool isAdmin = false)
    {
        var key = KeyGenerator.Create();
        var person = new PersonalKey(KeyGenerator.CreateId(), name, isAdmin, TimeProvider.System.GetUtcNow());
        await host.App.Services.GetRequiredService<IPersonalKeyStore>().AddAsync(person, KeyGenerator.ComputeHash(key), CancellationToken.None);
        return key;
    }

    /// <summary>A program with the key of a person.</summary>
    public static async Task<HttpClient> CreateClientAsync(this ServerTestHost host, string name, bool isAdmin = false)
    {
        var client = new HttpClient { BaseAddress = host.AnonymousClient.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await host.CreateKeyAsync(name, isAdmin));
        return client;
    }

    /// <summary>The session as the page sees it.</summary>
    public static Task<JsonElement> GetSessionAsync(this HttpClient browser) => browser.GetFromJsonAsync<JsonElement>("/console/session");

    /// <summary>The status and the error code of an answer.</summary>
    public static async Task<(int Status, string? Code)> ReadCodeAsync(this Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        var body = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, body.StartsWith('{') && JsonDocument.Parse(body).RootElement.TryGetProperty("code", out var code) ? code.GetString() : null);
    }
}
