using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Concierge.Bench.Wire;

/// <summary>Waits for many sockets on one thread with epoll: the load generator must cost less than the program that it measures.</summary>
internal sealed partial class Epoll : IDisposable
{
    private const int MaxEvents = 256;
    private const int CtlAdd = 1;
    private const int CtlDelete = 2;
    private const uint In = 1;

    // The kernel's structure is packed on x86-64 and aligned elsewhere.
    private static readonly int Stride = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    private readonly byte[] _events = new byte[MaxEvents * 16];
    private readonly int _descriptor = Create(0);

    /// <summary>Adds a descriptor to watch for readable data.</summary>
    public void Add(int descriptor) => Control(CtlAdd, descriptor);

    /// <summary>Stops watching a descriptor.</summary>
    public void Remove(int descriptor) => Control(CtlDelete, descriptor);

    /// <summary>Waits until a descriptor is readable or the time is over.</summary>
    /// <returns>The number of ready descriptors, for <see cref="GetReady"/>.</returns>
    public int Wait(long nanoseconds)
    {
        Span<long> timeout = [nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000];
        return Math.Max(0, Wait2(_descriptor, _events, MaxEvents, timeout, 0));
    }

    /// <summary>Gets the n-th ready descriptor.</summary>
    public int GetReady(int n) => BinaryPrimitives.ReadInt32LittleEndian(_events.AsSpan((n * Stride) + Stride - 8));

    /// <inheritdoc/>
    public void Dispose() => _ = Close(_descriptor);

    private void Control(int operation, int descriptor)
    {
        Span<byte> change = stackalloc byte[16];
        change.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(change, In);
        BinaryPrimitives.WriteInt32LittleEndian(change[(Stride - 8)..], descriptor);
        _ = Control(_descriptor, operation, descriptor, change);
    }

    [LibraryImport("libc", EntryPoint = "epoll_create1")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int epoll, int operation, int descriptor, Span<byte> change);

    [LibraryImport("libc", EntryPoint = "epoll_pwait2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Wait2(int epoll, Span<byte> events, int maxEvents, Span<long> timeout, nint mask);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
