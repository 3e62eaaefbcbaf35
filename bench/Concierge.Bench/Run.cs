using System.Net.Security;
using Concierge.Bench.Measures;
using Concierge.Bench.Subjects;
using Concierge.Bench.Telephone;
using Concierge.Rehearsal.Tls;

namespace Concierge.Bench;

/// <summary>One run: starts a bridge, places the calls, measures the window and ends everything.</summary>
internal sealed class Run(Options options, ISubject subject, int round, string probe)
{
    private readonly Pace _pace = options.Pace;

    /// <summary>Executes the run.</summary>
    public async Task<RunResult> ExecuteAsync()
    {
        var scratch = Directory.CreateTempSubdirectory("concierge-bench-").FullName;
        try
        {
            return await ExecuteAsync(scratch);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task<RunResult> ExecuteAsync(string scratch)
    {
        using var twilio = new TwilioStandIn();
        using var certificate = options.Tls ? LoopbackCertificate.Create(TimeProvider.System) : null;
        using var farEnds = new SimulatedEnds(certificate is null ? null : SslStreamCertificateContext.Create(certificate.Server, additionalCertificates: null, offline: true));
        var authority = certificate is null ? null : Path.Combine(scratch, "authority.pem");
        if (certificate is not null)
        {
            await File.WriteAllTextAsync(authority!, certificate.AuthorityPem);
        }

        var ends = new RunEndpoints(TwilioStandIn.FindFreePort(), farEnds.VoicePort, twilio, scratch, authority);
        await using var process = await SubjectProcess.StartAsync(subject.GetStartInfo(ends), ends, options.Core, subject.IsDotnet ? probe : null);

        // The first calls pay for everything that is created once, so that the memory per call counts only the calls.
        var first = Math.Max(1, options.Calls / 5);
        await PlaceAsync(0, first, ends, farEnds);
        await Task.Delay(_pace.Warming, TimeProvider.System);
        var idle = process.ReadUsage();
        var idleHeap = await ProbeAsync(ends, collect: true);
        var rest = Math.Max(1, options.Calls - first);

        await PlaceAsync(first, options.Calls, ends, farEnds);
        await Task.Delay(_pace.Settling, TimeProvider.System);
        await process.WaitForCompilationAsync(_pace.Compiling);

        var (cpu, load, machine, heap) = (process.ReadUsage(), ProcessUsage.Read("self"), ProcessUsage.ReadMachineCpuSeconds(), await ProbeAsync(ends, collect: false));
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var stolen = ProcessUsage.ReadStealSeconds();
        var collectionsBefore = NoCollectionRegion.Start(options);
        await farEnds.SetMeasuringAsync(true);
        await Task.Delay(options.Window, TimeProvider.System);
        await farEnds.SetMeasuringAsync(false);
        stolen = ProcessUsage.ReadStealSeconds() - stolen;
        var loadCollections = NoCollectionRegion.End(collectionsBefore);
        var seconds = System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds;
        var (cpuAfter, loadAfter, machineAfter, heapAfter) = (process.ReadUsage(), ProcessUsage.Read("self"), ProcessUsage.ReadMachineCpuSeconds(), await ProbeAsync(ends, collect: false));
        var remaining = await ProbeAsync(ends, collect: true);
        var underWay = await farEnds.CountActiveCallsAsync();
        await farEnds.HangUpAllAsync();
        await Task.Delay(_pace.Closing, TimeProvider.System);

        var recorder = farEnds.Recorder;
        var used = cpuAfter.CpuSeconds - cpu.CpuSeconds;
        var loadUsed = loadAfter.CpuSeconds - load.CpuSeconds;
        var frames = recorder.FramesUp + recorder.FramesDown;
        return new RunResult
        {
            Subject = subject.Name,
            Round = round,
            Calls = options.Calls,
            CallsUnderWay = underWay,
            CpuMs = used * 1000 / (options.Calls * seconds),
            ToModelP50 = recorder.ToModel.GetPercentileMilliseconds(500),
            ToModelP99 = recorder.ToModel.GetPercentileMilliseconds(990),
            ToModelP999 = recorder.ToModel.GetPercentileMilliseconds(999),
            ToModelWholeP50 = recorder.ToModelWhole.GetPercentileMilliseconds(500),
            ToTelephoneP50 = recorder.ToTelephone.GetPercentileMilliseconds(500),
            ToTelephoneP99 = recorder.ToTelephone.GetPercentileMilliseconds(990),
            ToTelephoneP999 = recorder.ToTelephone.GetPercentileMilliseconds(999),
            ToClearP50 = recorder.ToClear.GetPercentileMilliseconds(500),
            ToClearP99 = recorder.ToClear.GetPercentileMilliseconds(990),
            Interruptions = recorder.Interruptions,
            MissedClears = recorder.MissedClears,
            Stale = recorder.Stale,
            FirstAudioP50 = recorder.FirstAudio.GetPercentileMilliseconds(500),
            FirstAudioP99 = recorder.FirstAudio.GetPercentileMilliseconds(990),
            ResidentKbPerCall = (cpuAfter.ResidentBytes - idle.ResidentBytes) / 1024.0 / rest,
            ManagedKbPerCall = subject.IsDotnet ? (remaining.Heap - idleHeap.Heap) / 1024.0 / rest : double.NaN,
            AllocatedPerFrame = subject.IsDotnet ? (heapAfter.Allocated - heap.Allocated) / (double)frames : double.NaN,
            OldestCollections = heapAfter.OldestCollections - heap.OldestCollections,
            Collections = heapAfter.Collections - heap.Collections,
            PausedMs = (heapAfter.PausedMicroseconds - heap.PausedMicroseconds) / 1000.0,
            Frames = frames,
            Lost = recorder.Lost,
            Turns = recorder.Turns,
            Unanswered = recorder.Unanswered,
            Broken = recorder.Broken,
            Fault = recorder.LastFault,
            LoadCpu = loadUsed / seconds,
            LoadLateP99 = recorder.Lateness.GetPercentileMilliseconds(990),
            LoadCollections = loadCollections,
            Seconds = seconds,
            StolenMs = stolen * 1000,
            OtherCores = Math.Max(0, (machineAfter - machine - used - loadUsed) / seconds),
        };
    }

    private async Task<ProbeReading> ProbeAsync(RunEndpoints ends, bool collect) =>
        subject.IsDotnet ? await ProbeReading.QueryAsync(SubjectProcess.ProbeSocket(ends), collect) : default;

    private async Task PlaceAsync(int from, int to, RunEndpoints ends, SimulatedEnds farEnds)
    {
        // The same seed for every bridge: only the bridge differs.
        var random = new Random(from);
        List<Task> placing = [];
        for (var call = from; call < to; call++)
        {
            placing.Add(subject.PlaceCallAsync(call, ends, farEnds));
            await Task.Delay(_pace.Ramp / options.Calls * 2 * random.NextDouble(), TimeProvider.System);
        }

        await Task.WhenAll(placing);
    }
}
