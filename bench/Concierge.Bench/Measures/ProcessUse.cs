using System.Globalization;

namespace Concierge.Bench.Measures;

/// <summary>What a process has used, from <c>/proc</c>.</summary>
/// <param name="CpuSeconds">Processor time, in user and kernel mode.</param>
/// <param name="ResidentBytes">Memory that is resident.</param>
internal readonly record struct ProcessUse(double CpuSeconds, long ResidentBytes)
{
    // USER_HZ, the same on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;
    private const int PageBytes = 4096;

    // user, nice, system; then idle, iowait; then irq, softirq; then what a virtual machine's host took.
    private static readonly int[] Busy = [1, 2, 3, 6, 7];
    private const int Stolen = 8;

    /// <summary>Reads it.</summary>
    /// <param name="process">The process's id, or <c>self</c>.</param>
    public static ProcessUse Of(string process) => OfFile($"/proc/{process}/stat");

    /// <summary>Reads it for a process or a thread.</summary>
    /// <param name="path">Its <c>stat</c> file.</param>
    public static ProcessUse OfFile(string path)
    {
        // Fields after the name, which may hold blanks: state is the first, utime the 12th, stime the 13th, rss the 22nd.
        var stat = File.ReadAllText(path);
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return new ProcessUse(
            (Number(fields[11]) + Number(fields[12])) / TicksPerSecond,
            Number(fields[21]) * PageBytes);
    }

    /// <summary>Processor time of everything that runs on this machine.</summary>
    public static double MachineCpuSeconds()
    {
        var fields = MachineFields();
        return Busy.Sum(at => Number(fields[at])) / TicksPerSecond;
    }

    /// <summary>Time in which this machine wanted to run and its host let another one.</summary>
    public static double StolenSeconds() => Number(MachineFields()[Stolen]) / TicksPerSecond;

    private static string[] MachineFields() => File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
