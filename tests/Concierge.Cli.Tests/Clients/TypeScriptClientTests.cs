using System.ComponentModel;
using System.Diagnostics;

namespace Concierge.Cli.Tests.Clients;

/// <summary>A TypeScript client that is generated from the description compiles, and books.</summary>
[Trait("Category", "Speech")]
[Trait("Category", "Long")]
public sealed class TypeScriptClientTests
{
    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(4);

    // What npm prints when there is no network, or the registry does not answer. Every other error, such as a wrong checksum, fails the test.
    private static readonly string[] NetworkErrors =
    [
        "ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH", "ERR_SOCKET_TIMEOUT",
        "E429", "E500", "E502", "E503", "E504", "network request",
    ];

    [SkippableFact]
    public async Task TypeScriptClient_OfTheDescription_CompilesAndBooks()
    {
        Skip.IfNot(await IsInstalledAsync("node") && await IsInstalledAsync("npm"), "Node or npm is not installed.");
        var folder = await InstallAsync();
        await using var server = await RehearsedServer.StartAsync("accepts");
        await File.WriteAllTextAsync(Path.Combine(folder, "openapi.json"), await server.Api.GetStringAsync("/openapi.json"));

        await RunNodeAsync(server, folder, "node_modules/openapi-typescript/bin/cli.js", "openapi.json", "-o", "api.ts");
        await RunNodeAsync(
            server,
            folder,
            ["node_modules/typescript/bin/tsc", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext", "book.ts"]);
        var printed = await RunNodeAsync(server, folder, "book.js");

        printed.Trim().ShouldBe($"confirmed 4 {server.BookEntry!.Code} call.not_found");
    }

    private static async Task<bool> IsInstalledAsync(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    // The packages of the lock file, in artifacts/ of the repository.
    private static async Task<string> InstallAsync()
    {
        var root = FindRepositoryRoot();
        var source = Path.Combine(root, "tests", "Concierge.Cli.Tests", "Clients", "TypeScriptClient");
        var folder = Path.Combine(root, "artifacts", "typescript-client");
        var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        var isInstalled = File.Exists(installed)
            && File.Exists(Path.Combine(folder, "package-lock.json"))
            && await File.ReadAllTextAsync(Path.Combine(folder, "package-lock.json")) == await File.ReadAllTextAsync(Path.Combine(source, "package-lock.json"));
        Directory.CreateDirectory(folder);
        foreach (var file in (string[])["package.json", "package-lock.json", "book.ts"])
        {
            File.Copy(Path.Combine(source, file), Path.Combine(folder, file), overwrite: true);
        }

        if (!isInstalled)
        {
            using var npm = Start(folder, "npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1", "--fetch-timeout=60000"]);
            var (output, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
            using var timeout = new CancellationTokenSource(InstallTimeout, TimeProvider.System);
            await npm.WaitForExitAsync(timeout.Token);
            var text = $"{await output}\n{await errors}";
            Skip.If(
                npm.ExitCode != 0 && Array.Exists(NetworkErrors, name => text.Contains(name, StringComparison.Ordinal)),
                $"npm's registry cannot be reached: {text}");
            npm.ExitCode.ShouldBe(0, text);
        }

        return folder;
    }

    private static async Task<string> RunNodeAsync(RehearsedServer server, string folder, params string[] arguments)
    {
        using var process = Start(folder, "node", arguments, ("KEY", server.ApiKey), ("SERVER", server.Address));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{string.Join(' ', arguments)}\n{await output}\n{await error}");
        return await output;
    }

    private static Process Start(string folder, string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static string FindRepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Concierge.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
