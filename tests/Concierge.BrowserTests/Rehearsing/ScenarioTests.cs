using System.Text.Json;
using System.Text.Json.Nodes;
using Concierge.BrowserTests.Browser;
using Concierge.EndToEndTests.Processes;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Concierge.BrowserTests.Rehearsing;

/// <summary>Scenarios are played from the page, with a table of the results.</summary>
[Trait("Category", "Long")]
public sealed class ScenarioTests(ConsoleBrowser browser, ITestOutputHelper output) : IClassFixture<ConsoleBrowser>
{
    // Five calls: two scenarios make a booking first.
    private const float RunTimeout = 450_000;

    private const float AllTimeout = 1_500_000;

    private static readonly string[] Few = ["accepts", "cancels", "changes"];

    [SkippableFact]
    public async Task All_scenarios_of_the_list_are_played_one_after_the_other()
    {
        await using var rehearsal = await WebRehearsal.StartAsync(speed: RehearsedRequest.Speed);
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();

        // All of them take minutes: the list is made shorter.
        await page.Page.RouteAsync("**/console/scenarios", route => KeepAsync(route, Few));
        await page.GoAsync("Be the restaurant");

        await page.Button("Play all 3").ClickAsync();
        await page.Page.GetByText("3 of 3 right, 0 to come.").WaitForAsync(new() { Timeout = RunTimeout });

        foreach (var name in Few)
        {
            (await FindRow(page, name).InnerTextAsync()).ShouldContain("right", Case.Insensitive, name);
        }

        (await FindRow(page, "cancels").InnerTextAsync()).ShouldContain("Cancelled", Case.Insensitive, "the booking of its first call");
        await page.ShouldBeAccessibleAsync("the table of results");
        await FindRow(page, "cancels").GetByRole(AriaRole.Link, new() { Name = "Call" }).ClickAsync();
        await page.WaitForResultAsync();
        await page.Heading("The restaurant's book agrees").WaitForAsync();
        page.ShouldHaveNoErrors();
    }

    [SkippableFact]
    public async Task Every_scenario_is_played()
    {
        Skip.If(Environment.GetEnvironmentVariable("CONSOLE_ALL_SCENARIOS") is null, "CONSOLE_ALL_SCENARIOS=1 plays them all, which takes a quarter of an hour.");
        await using var rehearsal = await WebRehearsal.StartAsync(speed: RehearsedRequest.Speed);
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.GoAsync("Be the restaurant");

        await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Play all ") }).ClickAsync();
        try
        {
            await page.Page.GetByText(", 0 to come.").WaitForAsync(new() { Timeout = AllTimeout });
        }
        catch (TimeoutException)
        {
            // The rows tell where it stands.
        }

        var rows = await page.Page.Locator("tbody tr").AllInnerTextsAsync();
        output.WriteLine(string.Join('\n', rows.Select(row => row.Replace('\n', ' '))));
        var (right, all) = (rows.Count(row => row.Contains('✔', StringComparison.Ordinal)), rows.Count);
        output.WriteLine($"{right} of {all} right");
        right.ShouldBe(all, string.Join('\n', rows));
        page.ShouldHaveNoErrors();
    }

    [SkippableFact]
    public async Task A_scenario_that_asks_not_to_be_called_again_does_not_stop_the_next()
    {
        await using var rehearsal = await WebRehearsal.StartAsync(speed: RehearsedRequest.Speed);
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.Page.RouteAsync("**/console/scenarios", route => KeepAsync(route, "do-not-call", "hangs-up"));
        await page.GoAsync("Be the restaurant");

        await page.Button("Play all 2").ClickAsync();

        await page.Page.GetByText("2 of 2 right, 0 to come.").WaitForAsync(new() { Timeout = RunTimeout });
        page.ShouldHaveNoErrors();
    }

    [SkippableFact]
    public async Task One_scenario_is_played_and_says_what_is_missing()
    {
        await using var rehearsal = await WebRehearsal.StartAsync(speed: RehearsedRequest.Speed);
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.GoAsync("Be the restaurant");
        await page.Button("Play declines").ClickAsync();
        await page.Page.GetByText("1 of 1 right, 0 to come.").WaitForAsync();

        await page.Page.GetByLabel("Request", new() { Exact = true }).FillAsync("A table at Luigi's");
        await page.Button("Play accepts").ClickAsync();

        (await FindRow(page, "accepts").GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("plan.incomplete");
        page.ShouldHaveNoErrors();
    }

    private static ILocator FindRow(ConsolePage page, string scenario) =>
        page.Page.Locator("tbody tr").Filter(new() { Has = page.Page.GetByText(scenario, new() { Exact = true }) });

    private static async Task KeepAsync(IRoute route, params string[] names)
    {
        var answer = await route.FetchAsync();
        var all = JsonNode.Parse(await answer.TextAsync())!.AsArray();
        var kept = all.Where(scenario => names.Contains((string?)scenario!["name"])).Select(scenario => scenario!.DeepClone());
        await route.FulfillAsync(new() { Response = answer, Body = JsonSerializer.Serialize(new JsonArray([.. kept])) });
    }
}
