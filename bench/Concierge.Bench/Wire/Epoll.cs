using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Concierge.Bench.Wire;

/// <summary>Linux' own way to wait for many sockets on one thread: the load must cost less than what it measures.</summary>
internal sealed partial class Epoll : IDisposable
{
    private const int MostEvents = 256;
    private const int CtlAdd = 1;
    private const int CtlDelete = 2;
    private const uint In = 1;

    // The kernel's structure is packed on x86-64 and aligned elsewhere.
    private static readonly int Stride = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    private readonly byte[] _events = new byte[MostEvents * 16];
    private readonly int _descriptor = Create(0);

    /// <summary>Watches a descriptor for something to read.</summary>
    public void Add(int descriptor) => Control(CtlAdd, descriptor);

    /// <summary>Watches it no more.</summary>
    public void Remove(int descriptor) => Control(CtlDelete, descriptor);

    /// <summary>Waits until there is something to read, or for so long.</summary>
    /// <returns>How many descriptors are ready; <see cref="Ready"/> names them.</returns>
    public int Wait(long nanoseconds)
    {
        Span<long> timeout = [nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000];
        return Math.Max(0, Wait2(_descriptor, _events, MostEvents, timeout, 0));
    }

    /// <summary>The n-th descriptor that is ready.</summary>
    public int Ready(int n) => BinaryPrimitives.ReadInt32LittleEndian(_events.AsSpan((n * Stride) + Stride - 8));

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
    private static partial int Wait2(int epoll, Span<byte> events, int most, Span<long> timeout, nint mask);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
