using System.Globalization;
using System.Text;

namespace Concierge.Bench.Measures;

/// <summary>Formats the results as a table: one row per bridge, the median of its rounds in each column.</summary>
internal static class Report
{
    private static readonly (string Head, Func<RunResult, double> Value, string Format)[] Columns =
    [
        ("CPU ms/call-s", run => run.CpuMs, "0.00"),
        ("to model p50", run => run.ToModelP50, "0.00"),
        ("p99", run => run.ToModelP99, "0.00"),
        ("p99.9", run => run.ToModelP999, "0.00"),
        ("to phone p50", run => run.ToTelephoneP50, "0.00"),
        ("p99", run => run.ToTelephoneP99, "0.00"),
        ("p99.9", run => run.ToTelephoneP999, "0.00"),
        ("to clear p50", run => run.ToClearP50, "0.00"),
        ("p99", run => run.ToClearP99, "0.00"),
        ("stale/interruption", run => run.Interruptions == 0 ? double.NaN : run.Stale / (double)run.Interruptions, "0.00"),
        ("first audio p50", run => run.FirstAudioP50, "0.0"),
        ("RSS KB/call", run => run.ResidentKbPerCall, "0"),
        ("managed KB/call", run => run.ManagedKbPerCall, "0"),
        ("bytes/frame", run => run.AllocatedPerFrame, "0"),
    ];

    /// <summary>Formats the table, the ratios of CPU time, and what makes the figures doubtful.</summary>
    public static string Format(IReadOnlyList<RunResult> runs)
    {
        var text = new StringBuilder();
        text.Append("| bridge | ").AppendJoin(" | ", Columns.Select(column => column.Head)).AppendLine(" |");
        text.Append("|---|").Insert(text.Length, "---|", Columns.Length).AppendLine();
        var subjects = runs.GroupBy(run => run.Subject).ToList();
        foreach (var subject in subjects)
        {
            text.Append("| ").Append(subject.Key).Append(" | ")
                .AppendJoin(" | ", Columns.Select(column => Format(Median(subject.Select(column.Value)), column.Format))).AppendLine(" |");
        }

        text.AppendLine().AppendLine("CPU, as a ratio of the medians:");
        foreach (var subject in subjects)
        {
            var cpu = Median(subject.Select(run => run.CpuMs));
            text.Append(CultureInfo.InvariantCulture, $"  {subject.Key}:");
            foreach (var other in subjects.Where(other => other.Key != subject.Key))
            {
                text.Append(CultureInfo.InvariantCulture, $" {cpu / Median(other.Select(run => run.CpuMs)):0.00} x {other.Key};");
            }

            text.AppendLine();
        }

        text.AppendLine().AppendLine("How far to trust them (worst round):");
        foreach (var subject in subjects)
        {
            text.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {subject.Key}: rounds {subject.Count()}, disturbed {subject.Count(run => run.IsDisturbed)}, measured again {subject.Sum(run => run.Repeats)} times; "
                + $"load generator {subject.Max(run => run.LoadCpu):0.00} of its core, late by {subject.Max(run => run.LoadLateP99):0.0} ms (p99), its collections {subject.Max(run => run.LoadCollections)}; "
                + $"other work {subject.Max(run => run.OtherCores):0.00} cores, stolen by the host {subject.Max(run => run.StolenMs):0} ms; "
                + $"calls under way {subject.Min(run => run.CallsUnderWay)}; "
                + $"lost frames {subject.Max(run => run.Lost)}; "
                + $"turns unanswered {subject.Max(run => run.Unanswered)} of {subject.Sum(run => run.Turns)}; "
                + $"interruptions without clear {subject.Max(run => run.MissedClears)} of {subject.Sum(run => run.Interruptions)}; "
                + $"broken connections {subject.Max(run => run.Broken)} {subject.First().Fault}; "
                + $"collections {subject.Max(run => run.Collections)}, together {subject.Max(run => run.PausedMs):0.0} ms, of the oldest generation {subject.Max(run => run.OldestCollections)}"));
        }

        return text.ToString();
    }

    private static string Format(double value, string format) => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Where(value => !double.IsNaN(value)).Order().ToList();
        return sorted.Count == 0 ? double.NaN
            : sorted.Count % 2 == 1 ? sorted[sorted.Count / 2]
            : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
