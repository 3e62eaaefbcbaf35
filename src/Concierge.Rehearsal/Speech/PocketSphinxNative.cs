using System.Runtime.InteropServices;

namespace Concierge.Rehearsal.Speech;

/// <summary>The functions of pocketsphinx and sphinxbase 5prealpha that the rehearsal uses (<c>pocketsphinx.h</c>, <c>cmd_ln.h</c>, <c>err.h</c>).
/// Only one thread at a time may use a decoder; several decoders may work in parallel.</summary>
internal static unsafe partial class PocketSphinxNative
{
    private const string PocketSphinx = "libpocketsphinx.so.3";
    private const string SphinxBase = "libsphinxbase.so.3";

    [LibraryImport(SphinxBase, EntryPoint = "err_set_callback")]
    public static partial void SetErrorCallback(nint callback, nint userData);

    /// <summary>Sets the file to which this thread's decoders print their configuration; 0 for none.</summary>
    [LibraryImport(SphinxBase, EntryPoint = "err_set_logfp")]
    public static partial void SetLogFile(nint file);

    [LibraryImport(SphinxBase, EntryPoint = "cmd_ln_parse_r")]
    public static partial nint ParseCommandLine(nint inout, nint definitions, int argc, byte** argv, int strict);

    [LibraryImport(SphinxBase, EntryPoint = "cmd_ln_free_r")]
    public static partial int FreeCommandLine(nint commandLine);

    [LibraryImport(PocketSphinx, EntryPoint = "ps_args")]
    public static partial nint Arguments();

    [LibraryImport(PocketSphinx, EntryPoint = "ps_init")]
    public static partial nint Init(nint commandLine);

    [LibraryImport(PocketSphinx, EntryPoint = "ps_free")]
    public static partial int Free(nint decoder);

    [LibraryImport(PocketSphinx, EntryPoint = "ps_get_config")]
    public static partial nint GetConfiguration(nint decoder);

    [LibraryImport(PocketSphinx, EntryPoint = "ps_get_logmath")]
    public static partial nint GetLogMath(nint decoder);

    /// <summary>Reads a language model. The caller releases it.</summary>
    /// <param name="commandLine">The decoder's configuration, with the weight of the language model against the sound.</param>
    /// <param name="file">The path.</param>
    /// <param name="type">0 to find the format out.</param>
    /// <param name="logMath">The decoder's table of logarithms.</param>
    [LibraryImport(SphinxBase, EntryPoint = "ngram_model_read", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint ReadLanguageModel(nint commandLine, string file, int type, nint logMath);

    /// <summary>Mixes language models: the probability of a word is the weighted sum of theirs. The mix keeps its own references.</summary>
    [LibraryImport(SphinxBase, EntryPoint = "ngram_model_set_init")]
    public static partial nint MixLanguageModels(nint commandLine, nint* models, byte** names, float* weights, int count);

    [LibraryImport(SphinxBase, EntryPoint = "ngram_model_free")]
    public static partial int FreeLanguageModel(nint model);

    /// <summary>Gives the decoder a search with a language model, of which it keeps its own reference.</summary>
    [LibraryImport(PocketSphinx, EntryPoint = "ps_set_lm", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetLanguageModel(nint decoder, string name, nint model);

    [LibraryImport(PocketSphinx, EntryPoint = "ps_set_search", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SelectSearch(nint decoder, string name);

    [LibraryImport(PocketSphinx, EntryPoint = "ps_start_utt")]
    public static partial int StartUtterance(nint decoder);

    [LibraryImport(PocketSphinx, EntryPoint = "ps_process_raw")]
    public static partial int ProcessRaw(nint decoder, short* data, nuint samples, int noSearch, int fullUtterance);

    [LibraryImport(PocketSphinx, EntryPoint = "ps_end_utt")]
    public static partial int EndUtterance(nint decoder);

    [LibraryImport(PocketSphinx, EntryPoint = "ps_get_hyp")]
    public static partial byte* GetHypothesis(nint decoder, int* score);
}
