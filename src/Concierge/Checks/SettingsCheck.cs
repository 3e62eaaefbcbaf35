using Concierge.Contracts;
using Concierge.Options;
using Concierge.Options.Loading;

namespace Concierge.Checks;

/// <summary>
/// Checks that every setting is valid, that those are set without which no call can be placed, and that the settings file has no name which is not read.
/// </summary>
/// <param name="loaded">The settings as they were loaded.</param>
/// <param name="namesInFile">Every name in the settings file.</param>
/// <param name="findSource">Where a setting comes from, such as <c>.env</c>; <see langword="null"/> when it is not set.</param>
public sealed class SettingsCheck(SettingsLoadResult loaded, IEnumerable<string> namesInFile, Func<string, string?> findSource) : ISetupCheck
{
    private const string Subject = "settings";

    /// <inheritdoc/>
    public string Activity => "the settings";

    /// <inheritdoc/>
    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        List<CheckResult> results = [.. loaded.Errors.Select(error => CheckResult.Failed(Subject, error))];
        var missing = RequiredSettings.FindMissing(loaded.Settings.Twilio, loaded.Settings.Realtime);
        results.AddRange(namesInFile.Select(FindTypingError).OfType<CheckResult>());
        results.AddRange(missing.Where(name => findSource(name) is null).Select(name => CheckResult.Failed(Subject, new ConciergeError(
            "setting.missing", $"{name} is not set.", "Set it in .env; .env.example says where it is found."))));
        var given = SettingNames.All
            .Select(name => (Name: name, Source: findSource(name)))
            .Where(setting => setting.Source is not null)
            .GroupBy(setting => setting.Source, setting => setting.Name, StringComparer.Ordinal)
            .ToList();
        var counts = string.Join(", ", given.Select(source => $"{source.Key} {source.Count()}"));
        var line =
            given.Count == 0 ? CheckResult.Skipped(Subject, "No setting is set.")
            : results.Count == 0 ? CheckResult.Passed(Subject, $"Nothing is missing ({counts}).")
            : CheckResult.Skipped(Subject, $"Other settings are set ({counts}).");
        var details = string.Join("; ", given.Select(source => $"{source.Key}: {string.Join(", ", source.Order(StringComparer.Ordinal))}"));
        results.Add(line with { Details = details.Length > 0 ? details : null });
        results.AddRange(namesInFile.Select(FindRemark).OfType<CheckResult>());
        var others = namesInFile.Where(name => !IsRead(name) && FindTypingError(name) is null && FindRemark(name) is null).ToList();
        if (others.Count > 0)
        {
            var text = others is [var only] ? $"{only} is not read from the settings file." : $"{others.Count} other names in the settings file are not read.";
            results.Add(CheckResult.Skipped(Subject, text) with { Details = string.Join(", ", others) });
        }

        return Task.FromResult<IReadOnlyList<CheckResult>>(results);
    }

    // Every other command refuses the file because of it.
    private static CheckResult? FindTypingError(string name) =>
        SettingNameSuggester.FindTypingError(name) is { } mistyped ? CheckResult.Failed(Subject, mistyped) : null;

    private static CheckResult? FindRemark(string name)
    {
        var remedy =
            EnvironmentNames.Contains(name) ? "Set it in the environment of the server, not in the file."
            : SettingNameSuggester.FindTypingError(name) is null && SettingNameSuggester.FindSimilar(name) is { } similar ? $"Did you mean {similar}?"
            : null;
        return remedy is null
            ? null
            : CheckResult.Warning(Subject, new ConciergeError("setting.not_read", $"{name} is not read from the settings file.", remedy));
    }

    private static bool IsRead(string name) =>
        SettingNames.All.Contains(name, StringComparer.Ordinal) || SettingNames.Removed.Contains(name, StringComparer.Ordinal);
}
