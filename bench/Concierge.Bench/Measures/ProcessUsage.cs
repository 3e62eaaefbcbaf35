using System.Globalization;

namespace Concierge.Bench.Measures;

/// <summary>The resources that a process has used, from <c>/proc</c>.</summary>
/// <param name="CpuSeconds">Processor time, in user and kernel mode.</param>
/// <param name="ResidentBytes">Memory that is resident.</param>
internal readonly record struct ProcessUsage(double CpuSeconds, long ResidentBytes)
{
    // USER_HZ, the same on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;
    private const int PageBytes = 4096;

    // The columns of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal.
    private static readonly int[] Busy = [1, 2, 3, 6, 7];
    private const int Stolen = 8;

    /// <summary>Reads the use of a process.</summary>
    /// <param name="process">The process's id, or <c>self</c>.</param>
    public static ProcessUsage Read(string process) => ReadFile($"/proc/{process}/stat");

    /// <summary>Reads the use of a process or a thread.</summary>
    /// <param name="path">Its <c>stat</c> file.</param>
    public static ProcessUsage ReadFile(string path)
    {
        // Fields after the name, which may contain spaces: state is the first, utime the 12th, stime the 13th, rss the 22nd.
        var stat = File.ReadAllText(path);
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return new ProcessUsage(
            (Parse(fields[11]) + Parse(fields[12])) / TicksPerSecond,
            Parse(fields[21]) * PageBytes);
    }

    /// <summary>Reads the processor time of all processes on this machine.</summary>
    public static double ReadMachineCpuSeconds()
    {
        var fields = MachineFields();
        return Busy.Sum(at => Parse(fields[at])) / TicksPerSecond;
    }

    /// <summary>Reads the steal time: this virtual machine was ready to run and the host ran another one.</summary>
    public static double ReadStealSeconds() => Parse(MachineFields()[Stolen]) / TicksPerSecond;

    private static string[] MachineFields() => File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static long Parse(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
