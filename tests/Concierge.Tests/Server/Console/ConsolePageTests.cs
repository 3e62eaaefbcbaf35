using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Concierge.Tests.Server.Console;

/// <summary>The page of the console and the files that it loads.</summary>
[Trait("Category", "Server")]
public sealed class ConsolePageTests
{
    private const string Script = "/assets/index-test.js";

    [Fact]
    public async Task A_browser_gets_the_page_and_a_program_the_index()
    {
        await using var host = await ConsoleHost.StartAsync();

        using var page = await SendAsync(host, "/", accept: "text/html,application/xhtml+xml,*/*;q=0.8");
        var index = await host.AnonymousClient.GetFromJsonAsync<JsonElement>("/");

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).ShouldContain("Console of the tests");
        page.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        page.Headers.CacheControl!.NoCache.ShouldBeTrue();
        page.Headers.Vary.ShouldContain("Accept");
        index.GetProperty("name").GetString().ShouldBe("concierge");
    }

    [Theory]
    [InlineData("/reservations", 200)]
    [InlineData("/calls/abc", 404)]
    [InlineData("/nowhere", 404)]
    [InlineData("/console/session", 200)]
    public async Task An_answer_is_not_kept_and_its_type_is_not_guessed(string path, int status)
    {
        await using var host = await ConsoleHost.StartAsync();

        using var answer = await host.Api.GetAsync(path);
        using var refused = await host.AnonymousClient.GetAsync(path);

        ((int)answer.StatusCode, (int)refused.StatusCode).ShouldBe((status, 401));
        foreach (var headers in new[] { answer.Headers, refused.Headers })
        {
            headers.CacheControl!.NoStore.ShouldBeTrue();
            headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        }
    }

    [Fact]
    public async Task The_page_may_load_nothing_from_elsewhere_and_run_nothing_inline()
    {
        await using var host = await ConsoleHost.StartAsync();

        using var page = await SendAsync(host, "/", accept: "text/html");

        page.Headers.GetValues("Content-Security-Policy").ShouldBe(
        [
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; media-src 'self' blob:; worker-src 'self'; "
                + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        ]);
        page.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        page.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        page.Headers.GetValues("Permissions-Policy").ShouldBe(["microphone=(self)"]);
    }

    [Fact]
    public async Task Files_are_kept_for_a_year_and_asked_for_again_cost_nothing()
    {
        await using var host = await ConsoleHost.StartAsync();

        using var first = await SendAsync(host, Script);
        using var again = await SendAsync(host, Script, etag: first.Headers.ETag!.Tag);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        first.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Files_are_compressed()
    {
        await using var host = await ConsoleHost.StartAsync();
        var plain = await host.AnonymousClient.GetByteArrayAsync(Script);

        using var answer = await SendAsync(host, Script, encoding: "br");

        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        var sent = await answer.Content.ReadAsByteArrayAsync();
        sent.Length.ShouldBeLessThan(plain.Length / 2);
        using var decoded = new MemoryStream();
        await using var decoder = new BrotliStream(new MemoryStream(sent), CompressionMode.Decompress);
        await decoder.CopyToAsync(decoded);
        decoded.ToArray().ShouldBe(plain);
    }

    [Theory]
    [InlineData("/assets/nothing.js")]
    [InlineData("/assets/..%2Findex.html")]
    public async Task An_unknown_file_is_404(string path)
    {
        await using var host = await ConsoleHost.StartAsync();

        (await host.AnonymousClient.GetAsync(path).ReadCodeAsync()).ShouldBe((404, "http.404"));
    }

    [Fact]
    public async Task A_program_without_the_console_tells_a_browser_so()
    {
        await using var host = await ConsoleHost.StartAsync(change: options => options with { ConsoleAssembly = typeof(Uri).Assembly });

        (await SendAsync(host, "/", accept: "text/html").ReadCodeAsync()).ShouldBe((404, "console.missing"));
    }

    private static async Task<HttpResponseMessage> SendAsync(
        ServerTestHost host, string path, string? accept = null, string? encoding = null, string? etag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in new[] { ("Accept", accept), ("Accept-Encoding", encoding), ("If-None-Match", etag) })
        {
            if (value is not null)
            {
                request.Headers.Add(name, value);
            }
        }

        return await host.AnonymousClient.SendAsync(request);
    }
}
