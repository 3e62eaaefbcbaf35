using System.Security.Cryptography;
using System.Text;

namespace Concierge.Rehearsal.Speech;

/// <summary>The files that pocketsphinx reads. They are created once and kept in the user's cache.</summary>
/// <remarks>
/// The folder's name is a hash of all inputs, so a folder never needs an update.
/// It is written under a temporary name and then renamed. When two processes do this at the same time, the first one's folder stays.
/// </remarks>
internal sealed class SpeechModelCache : IDisposable
{
    /// <summary>Increment when the same inputs produce other files.</summary>
    private const string FormatVersion = "2";

    private readonly string _folder;
    private readonly bool _isTemporary;

    private SpeechModelCache(string folder, bool isTemporary)
    {
        _folder = folder;
        _isTemporary = isTemporary;
    }

    /// <summary>The path of the language model in ARPA format.</summary>
    public string LanguageModel => Path.Combine(_folder, "domain.lm");

    /// <summary>The path of the pronunciation dictionary of the templates' words.</summary>
    public string Dictionary => Path.Combine(_folder, "domain.dict");

    /// <summary>The path of the pronunciation dictionary of all words.</summary>
    public string FullDictionary => Path.Combine(_folder, "full.dict");

    /// <summary>Gets the path of one of <see cref="SpeechResources.Adaptations"/>.</summary>
    public string GetAdaptationPath(string name) => Path.Combine(_folder, name + ".mllr");

    /// <summary>The user's cache: <c>$XDG_CACHE_HOME/concierge/speech</c>, by default under <c>~/.cache</c>.</summary>
    public static string DefaultCache
    {
        get
        {
            var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            if (string.IsNullOrEmpty(cache) || !Path.IsPathRooted(cache))
            {
                cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            }

            return Path.Combine(cache, "concierge", "speech");
        }
    }

    /// <summary>Opens the files in a cache, or creates them there. If the cache is not writable, uses a temporary folder until disposal.</summary>
    /// <exception cref="SpeechUnavailableException">The acoustic model's dictionary is missing.</exception>
    public static SpeechModelCache OpenOrCreate(string cache)
    {
        AcousticModelPaths.EnsureInstalled();
        var templates = SpeechResources.ReadTemplates();
        var folder = Path.Combine(cache, ComputeHash(templates));
        if (Directory.Exists(folder))
        {
            return new SpeechModelCache(folder, isTemporary: false);
        }

        string unfinished;
        try
        {
            Directory.CreateDirectory(cache);
            unfinished = Path.Combine(cache, ".unfinished-" + Path.GetRandomFileName());
            Directory.CreateDirectory(unfinished);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var temporary = Directory.CreateTempSubdirectory("concierge-speech-").FullName;
            Write(temporary, templates);
            return new SpeechModelCache(temporary, isTemporary: true);
        }

        try
        {
            Write(unfinished, templates);
            Directory.Move(unfinished, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process has created the same files in the meantime.
        }
        finally
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }

        return new SpeechModelCache(folder, isTemporary: false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isTemporary && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static void Write(string folder, IReadOnlyList<string> templates)
    {
        var model = TrigramModel.Estimate(SentenceGenerator.Generate(templates));
        using (var file = File.Create(Path.Combine(folder, "domain.lm")))
        {
            model.WriteArpa(file);
        }

        PronunciationDictionary.WriteSubset(model.Words, Path.Combine(folder, "domain.dict"));
        PronunciationDictionary.WriteAll(Path.Combine(folder, "full.dict"));
        foreach (var name in SpeechResources.Adaptations)
        {
            File.WriteAllBytes(Path.Combine(folder, name + ".mllr"), SpeechResources.ReadAdaptation(name));
        }
    }

    private static string ComputeHash(IReadOnlyList<string> templates)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var dictionary = new FileInfo(AcousticModelPaths.Dictionary);
        hash.AppendData(Encoding.UTF8.GetBytes($"{FormatVersion}\n{dictionary.Length}\n"));
        foreach (var template in templates)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(template + "\n"));
        }

        foreach (var name in SpeechResources.Adaptations)
        {
            hash.AppendData(SpeechResources.ReadAdaptation(name));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
