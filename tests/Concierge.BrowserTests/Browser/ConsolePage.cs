using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Concierge.BrowserTests.Browser;

/// <summary>A page of the console in a browser, and what a person does on it. Finds things as a person does: by role and name.</summary>
internal sealed class ConsolePage : IAsyncDisposable
{
    /// <summary>How long a test waits for something to appear: a call lasts a minute or two.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(150);

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private static readonly Regex CallButton = new("^Call ", RegexOptions.None, TimeSpan.FromSeconds(1));

    private readonly List<string> _errors = [];

    private ConsolePage(IPage page)
    {
        Page = page;
        Sockets = new SocketRecorder(page);
        page.PageError += (_, error) => Add($"error of the page: {error}");
        page.Console += (_, message) =>
        {
            // A violation of the content security policy is told there, and nowhere else.
            if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
            {
                Add(message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss", Host: not "127.0.0.1" and not "localhost" })
            {
                Add($"request to another host: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>What goes over the page's WebSockets.</summary>
    public SocketRecorder Sockets { get; }

    /// <summary>The form of the plan.</summary>
    public ILocator Plan => Page.Locator(".plan");

    /// <summary>The text of the result.</summary>
    public ILocator Result => Page.Locator(".result");

    /// <summary>What both have said so far.</summary>
    public ILocator Turns => Page.Locator(".turn");

    /// <summary>The restaurant's telephone.</summary>
    public ILocator Telephone => Page.GetByRole(AriaRole.Complementary, new() { Name = "The restaurant's telephone" });

    /// <summary>Opens the console.</summary>
    public static async Task<ConsolePage> OpenAsync(IPage page, Uri address)
    {
        var opened = new ConsolePage(page);
        await page.GotoAsync(address.AbsoluteUri);
        return opened;
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name });

    /// <summary>Goes to another page of the console by its link.</summary>
    public async Task GoAsync(string name)
    {
        await Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await Heading(name).First.WaitForAsync();
    }

    /// <summary>Asks for a table, and waits for the plan.</summary>
    public async Task AskAsync(string text)
    {
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Where would you like to eat?" }).FillAsync(text);
        await Page.Keyboard.PressAsync("Enter");
        await Plan.WaitForAsync();
    }

    /// <summary>Calls with the plan that is shown.</summary>
    /// <returns>The id of the call.</returns>
    public async Task<string> CallAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = CallButton }).ClickAsync();
        await Page.Locator(".timeline").WaitForAsync();
        return new Uri(Page.Url).Fragment.Split('/')[^1];
    }

    /// <summary>Waits for the end of the call.</summary>
    /// <returns>The result's text, with its evidence.</returns>
    public async Task<string> WaitForResultAsync()
    {
        await Result.WaitForAsync();
        return await Result.InnerTextAsync();
    }

    /// <summary>Waits until the agent has said its next turn and is silent, as a person does before answering.</summary>
    /// <param name="agentTurns">How many turns of the agent there are then.</param>
    public async Task ListenAsync(int agentTurns)
    {
        await Page.Locator(".turn.agent").Nth(agentTurns - 1).Or(Result).First.WaitForAsync();
        await Page.EvaluateAsync("() => { window.lastSound = performance.now(); }");
        await Page.WaitForFunctionAsync(
            """
            () => {
              const level = document.querySelector('.phone .level.agent .level-bar span');
              if (level && Number(level.style.transform.match(/[\d.]+/)[0]) > 0.13) {
                window.lastSound = performance.now();
              }
              return !level || performance.now() - window.lastSound > 1200;
            }
            """,
            null,
            new() { PollingInterval = 50 });
    }

    /// <summary>Checks the page as it is now against the rules of WCAG 2.2 AA that a program can check.</summary>
    public async Task ShouldBeAccessibleAsync(string state)
    {
        var found = await Page.RunAxe(Rules);
        found.Violations
            .Select(violation => $"{state}: {violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")
            .ShouldBeEmpty();
    }

    /// <summary>Checks that nothing needs a horizontal scroll bar.</summary>
    public async Task ShouldFitAsync(string state) =>
        (await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(state);

    /// <summary>Checks that the page has violated no policy, failed nowhere and asked no other host for anything.</summary>
    public void ShouldHaveNoErrors()
    {
        lock (_errors)
        {
            _errors.ShouldBeEmpty();
        }
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private void Add(string error)
    {
        lock (_errors)
        {
            _errors.Add(error);
        }
    }
}
