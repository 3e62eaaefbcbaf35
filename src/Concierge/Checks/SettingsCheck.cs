using Concierge.Contracts;
using Concierge.Options;
using Concierge.Options.Loading;

namespace Concierge.Checks;

/// <summary>Checks that every setting is valid, and that those are set without which no call can be placed.</summary>
/// <param name="loaded">The settings as they were loaded.</param>
/// <param name="findSource">Where a setting comes from, such as <c>.env</c>; <see langword="null"/> when it is not set.</param>
public sealed class SettingsCheck(SettingsLoadResult loaded, Func<string, string?> findSource) : ISetupCheck
{
    private const string Subject = "settings";

    /// <inheritdoc/>
    public string Activity => "the settings";

    /// <inheritdoc/>
    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        List<CheckResult> results = [.. loaded.Errors.Select(error => CheckResult.Failed(Subject, error))];
        var missing = RequiredSettings.FindMissing(loaded.Settings.Twilio, loaded.Settings.Realtime);
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
            : results.Count == 0 ? CheckResult.Passed(Subject, $"Every required setting is set ({counts}).")
            : CheckResult.Skipped(Subject, $"Other settings are set ({counts}).");
        var details = string.Join("; ", given.Select(source => $"{source.Key}: {string.Join(", ", source.Order(StringComparer.Ordinal))}"));
        results.Add(line with { Details = details.Length > 0 ? details : null });
        return Task.FromResult<IReadOnlyList<CheckResult>>(results);
    }
}
