using System.Runtime.InteropServices;

namespace Concierge.Rehearsal.Speech;

/// <summary>The functions of flite 2.2 (<c>flite.h</c>) that the rehearsal uses. None of them is thread-safe.</summary>
internal static partial class FliteNative
{
    [LibraryImport("libflite.so.1", EntryPoint = "flite_init")]
    public static partial int Init();

    [LibraryImport("libflite.so.1", EntryPoint = "flite_text_to_wave", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial CstWave* TextToWave(string text, nint voice);

    [LibraryImport("libflite.so.1", EntryPoint = "delete_wave")]
    public static unsafe partial void DeleteWave(CstWave* wave);

    /// <summary>C's <c>srand</c>: flite generates its noise with <c>rand</c>.</summary>
    [LibraryImport("libc.so.6", EntryPoint = "srand")]
    public static partial void SeedNoise(uint seed);

    [LibraryImport("libflite_cmu_us_rms.so.1", EntryPoint = "register_cmu_us_rms")]
    public static partial nint RegisterRms(nint voiceDirectory);

    [LibraryImport("libflite_cmu_us_slt.so.1", EntryPoint = "register_cmu_us_slt")]
    public static partial nint RegisterSlt(nint voiceDirectory);

    [LibraryImport("libflite_cmu_us_awb.so.1", EntryPoint = "register_cmu_us_awb")]
    public static partial nint RegisterAwb(nint voiceDirectory);

    [LibraryImport("libflite_cmu_us_kal16.so.1", EntryPoint = "register_cmu_us_kal16")]
    public static partial nint RegisterKal16(nint voiceDirectory);

    /// <summary><c>cst_wave</c>: samples and their format.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public unsafe struct CstWave
    {
        public nint Type;
        public int SampleRate;
        public int SampleCount;
        public int ChannelCount;
        public short* Samples;
    }
}
