using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Concierge.Server;

namespace Concierge.Tests.Server;

/// <summary>What programs read of the API.</summary>
[Trait("Category", "Server")]
public sealed class OpenApiDescriptionTests(SharedServer server) : IClassFixture<SharedServer>
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    // What the script of the page mentions: links for people, namespaces, made-up data, and services that the page switches off. A new version of the
    // script that mentions others is looked at before it is taken. The policy of the page keeps the browser from all of them.
    private static readonly string[] MentionedHosts =
    [
        "api-hub.com", "api.example.com", "api.scalar.com", "apidocumentation.com", "app.cal.com", "app.loops.so", "avatars.githubusercontent.com",
        "byte-craft.io", "client.scalar.com", "cloud-nest.org", "cloud.google.com", "code-base.dev", "dashboard.scalar.com", "data-flow.co",
        "dev-portal.net", "developer.mozilla.org", "developers.cloudflare.com", "discord.gg", "docs.scalar.com", "editor.scalar.com", "example.com",
        "fonts.scalar.com", "galaxy.scalar.com", "github.com", "html.spec.whatwg.org", "json-schema.org", "loremflickr.com", "my-app.io",
        "open-source.dev", "picsum.photos", "proxy.scalar.com", "registry.scalar.com", "scalar.cal.com", "scalar.com", "tailwindcss.com",
        "tech-wave.net", "test-site.org", "unhead.unjs.io", "vuejs.org", "web-pulse.io", "www.ibm.com", "www.scalar.com", "www.w3.org", "x.com",
    ];

    [Fact]
    public async Task Description_HasTheKeyAndTheVersion()
    {
        var document = await GetAsync();

        document["components"]!["securitySchemes"]!["bearer"]!["scheme"]!.GetValue<string>().ShouldBe("bearer");
        document["security"]!.AsArray().ShouldHaveSingleItem()!.AsObject().ContainsKey("bearer").ShouldBeTrue();
        document["info"]!["version"]!.GetValue<string>()
            .ShouldBe(typeof(ConciergeServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
    }

    [Fact]
    public async Task Description_HasNoWebhooksOfTheCarrier() =>
        (await GetAsync())["paths"]!.AsObject().Select(path => path.Key).ShouldAllBe(path => !path.Contains("twi", StringComparison.Ordinal) && !path.Contains("stream", StringComparison.Ordinal));

    [Fact]
    public async Task EveryOperation_HasASummaryAnIdAndErrorCodes()
    {
        foreach (var (path, operation) in await GetOperationsAsync())
        {
            (operation["summary"]?.GetValue<string>()).ShouldNotBeNullOrEmpty(path);
            (operation["operationId"]?.GetValue<string>()).ShouldNotBeNullOrEmpty(path);
            if (NeedsKey(operation))
            {
                operation["responses"]!["401"]!["description"]!.GetValue<string>().ShouldContain("api.unauthorized", Case.Sensitive, path);
            }
        }
    }

    [Fact]
    public async Task EveryWrite_TakesAnIdempotencyKey()
    {
        foreach (var (path, operation) in await GetOperationsAsync())
        {
            var headers = (operation["parameters"]?.AsArray() ?? []).Select(parameter => parameter!["name"]!.GetValue<string>()).ToList();
            headers.Contains("Idempotency-Key")
                .ShouldBe(NeedsKey(operation) && !path.StartsWith("get ", StringComparison.Ordinal), path);
        }
    }

    [Fact]
    public async Task OnlyHealthAndSigningInNeedNoKey() => (await GetOperationsAsync())
        .Where(entry => !NeedsKey(entry.Operation))
        .Select(entry => entry.Path)
        .ShouldBe(
            ["get /health/live", "get /health/ready", "get /console/session", "post /console/session", "delete /console/session"], ignoreOrder: true);

    [Fact]
    public async Task Numbers_AreNumbers()
    {
        var party = (await GetAsync())["components"]!["schemas"]!["CallView"]!["properties"]!["party_size"]!;

        party["type"]!.ToString().ShouldBe("integer");
    }

    [Fact]
    public async Task OptionalFields_HaveTheirTypeAloneAndAreNotRequired()
    {
        var schemas = (await GetAsync())["components"]!["schemas"]!;

        schemas.ToJsonString().ShouldNotContain("oneOf", Case.Sensitive);
        schemas["CallStatusView"]!["required"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(["call_id", "status", "elapsed_seconds"], ignoreOrder: true);
    }

    [Fact]
    public async Task EveryJsonBody_HasAnExample()
    {
        foreach (var (path, operation) in await GetOperationsAsync())
        {
            if (operation["requestBody"]?["content"]?["application/json"] is { } body && path != "post /restaurants/import")
            {
                body["example"].ShouldNotBeNull(path);
            }
        }
    }

    [Fact]
    public async Task EveryAnswer_HasAnExampleOfItsSchema()
    {
        var schemas = (await GetAsync())["components"]!["schemas"]!;
        foreach (var (path, operation) in await GetOperationsAsync())
        {
            foreach (var (status, answer) in operation["responses"]!.AsObject().Where(answer => answer.Key[0] == '2'))
            {
                foreach (var (mediaType, content) in answer!["content"]?.AsObject() ?? [])
                {
                    var example = content!["example"].ShouldNotBeNull($"{path} {status} {mediaType}");
                    if (mediaType == "application/json")
                    {
                        SchemaExample.Check(example, content["schema"]!, schemas, $"{path} {status}");
                    }
                }
            }
        }
    }

    [Fact]
    public async Task EveryParameter_IsDescribed()
    {
        foreach (var (path, operation) in await GetOperationsAsync())
        {
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            {
                (parameter!["description"]?.GetValue<string>()).ShouldNotBeNullOrEmpty($"{path} {parameter["name"]}");
            }
        }
    }

    [Fact]
    public async Task Filters_NameTheirValues()
    {
        var parameters = (await GetAsync())["paths"]!["/calls"]!["get"]!["parameters"]!.AsArray();

        var outcomes = parameters.Single(parameter => parameter!["name"]!.GetValue<string>() == "outcome")!["schema"]!["enum"]!.AsArray();
        outcomes.Select(value => value!.GetValue<string>()).ShouldContain("no_answer");
    }

    [Fact]
    public async Task Bodies_TellOfTheirLimits()
    {
        var answers = (await GetAsync())["paths"]!["/plans"]!["post"]!["responses"]!.AsObject();

        answers.ContainsKey("413").ShouldBeTrue();
        answers.ContainsKey("415").ShouldBeTrue();
    }

    [Fact]
    public async Task Schemas_HaveNamesOfTheApiOnly()
    {
        foreach (var (name, schema) in (await GetAsync())["components"]!["schemas"]!.AsObject())
        {
            name.ShouldMatch("^[A-Z][A-Za-z]+$");
            name.ShouldNotMatch("(Of[A-Z]|Nullable|IReadOnly|SseItem|Row$|Options$)");
            schema!.ToJsonString().ShouldNotContain("Concierge.", Case.Sensitive, name);
        }
    }

    [Fact]
    public async Task Headers_AreDescribed()
    {
        var paths = (await GetAsync())["paths"]!;

        paths["/reservations/{reservation_id}"]!["get"]!["responses"]!["200"]!["headers"]!["ETag"].ShouldNotBeNull();
        paths["/reservations/{reservation_id}/cancel"]!["post"]!["parameters"]!.AsArray().ShouldContain(header => header!["name"]!.GetValue<string>() == "If-Match");
        paths["/reservations/{reservation_id}/cancel"]!["post"]!["responses"]!["412"]!["description"]!.GetValue<string>().ShouldContain("reservation.changed");
        paths["/calls"]!["get"]!["responses"]!["200"]!["headers"]!["Link"].ShouldNotBeNull();
        paths["/calls"]!["post"]!["responses"]!["202"]!["headers"]!["Location"].ShouldNotBeNull();
        paths["/calls"]!["post"]!["responses"]!["429"]!["headers"]!["Retry-After"].ShouldNotBeNull();
        paths["/plans"]!["post"]!["responses"]!["201"].ShouldNotBeNull();
    }

    // Who reads a code in the description finds it in docs/errors.md.
    [Fact]
    public async Task ErrorCodes_AreExplained()
    {
        var explained = Regex.Matches(await File.ReadAllTextAsync(FindErrorsPage()), "`([a-z_]+\\.[a-z0-9_]+)`").Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, operation) in await GetOperationsAsync())
        {
            var codes = operation["responses"]!.AsObject()
                .SelectMany(answer => Regex.Matches(answer.Value!["description"]?.GetValue<string>() ?? "", "`([a-z_]+\\.[a-z0-9_*]+)`"))
                .Select(match => match.Groups[1].Value);
            foreach (var code in codes)
            {
                (code.EndsWith('*') ? explained.Any(known => known.StartsWith(code[..^1], StringComparison.Ordinal)) : explained.Contains(code))
                    .ShouldBeTrue($"{path}: {code}");
            }
        }
    }

    [Fact]
    public async Task Docs_LoadNothingFromOthers()
    {
        using var page = await server.Host.AnonymousClient.GetAsync("/docs/");
        var html = await page.Content.ReadAsStringAsync();

        ((int)page.StatusCode).ShouldBe(200);

        // The browser refuses whatever the page does not get from this server.
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none';");
        var nonce = Regex.Match(html, "<script[^>]*nonce=\"([^\"]+)\"").Groups[1].Value;
        nonce.ShouldNotBeEmpty();
        var rules = policy.Split(';', StringSplitOptions.TrimEntries).Select(rule => rule.Split(' ')).ToDictionary(rule => rule[0], rule => rule[1..]);
        rules["script-src"].ShouldBe(["'self'", $"'nonce-{nonce}'"], "no code but the page's own");
        rules.Where(rule => rule.Key != "script-src").SelectMany(rule => rule.Value).Distinct(StringComparer.Ordinal)
            .ShouldBeSubsetOf(["'none'", "'self'", "'unsafe-inline'", "data:", "blob:"]);
        using var again = await server.Host.AnonymousClient.GetAsync("/docs/");
        again.Headers.GetValues("Content-Security-Policy").Single().ShouldNotBe(policy, "a nonce is used once");
        GetHosts(html).ShouldBeEmpty();
        foreach (var source in Regex.Matches(html, "(?:src|href)=[\"']([^\"']+)").Select(match => match.Groups[1].Value))
        {
            using var asset = await server.Host.AnonymousClient.GetAsync(new Uri(new Uri(server.Host.AnonymousClient.BaseAddress!, "/docs/"), source));
            ((int)asset.StatusCode).ShouldBe(200, source);
            GetHosts(await asset.Content.ReadAsStringAsync()).ShouldBeSubsetOf(MentionedHosts, source);
        }
    }

    private static bool NeedsKey(JsonNode operation) => operation["security"]?.AsArray().Count != 0;

    // The hosts of all addresses in a text, but for this machine's and those of examples.
    private static List<string> GetHosts(string text) =>
    [
        .. Regex.Matches(text, "(?:https?:|[\"'(=])//([a-z0-9-]+(?:\\.[a-z0-9-]+)+)", RegexOptions.IgnoreCase)
            .Select(match => match.Groups[1].Value.ToLowerInvariant())
            .Where(host => host is not "127.0.0.1")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static string FindErrorsPage()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Concierge.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return Path.Combine(folder, "docs", "errors.md");
    }

    private async Task<JsonObject> GetAsync() => (await server.Host.AnonymousClient.GetFromJsonAsync<JsonObject>("/openapi.json"))!;

    private async Task<List<(string Path, JsonObject Operation)>> GetOperationsAsync() =>
    [
        .. from path in (await GetAsync())["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where Methods.Contains(operation.Key)
           select ($"{operation.Key} {path.Key}", operation.Value!.AsObject()),
    ];
}
