namespace Concierge.Bench.Subjects;

/// <summary>The bridges that the benchmark knows.</summary>
internal static class SubjectRegistry
{
    private static readonly Dictionary<string, string> None = new(StringComparer.Ordinal);

    // Runtime settings that need no change of the program, and the same coalescing of frames as in this program.
    private static readonly Dictionary<string, string> Tuned = new(StringComparer.Ordinal)
    {
        ["RELAY_CHUNK_MS"] = "60",
        ["RELAY_INLINE"] = "1",
        ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
        ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1",
    };

    /// <summary>Gets the bridges that the options name, in the order of the table.</summary>
    /// <exception cref="FormatException">A name is not that of a bridge.</exception>
    public static IReadOnlyList<ISubject> Create(Options options)
    {
        List<ISubject> all =
        [
            new ConciergeSubject(options.Root, "concierge", None),
            new ConciergeSubject(options.Root, "concierge-20ms", new Dictionary<string, string>(StringComparer.Ordinal) { ["AUDIO_CHUNK_MS"] = "20" }),
            new MediaStreamSubject("node-sample", Peer(options.Root, "node-sample.mjs"), isDotnet: false, None),
            new MediaStreamSubject("agents-transport", Peer(options.Root, "agents-transport.mjs"), isDotnet: false, None),
            new MediaStreamSubject("relay", [Path.Combine(options.Root, "artifacts/bin/Concierge.Bench.Relay/release/Concierge.Bench.Relay")], isDotnet: true, None),
            new MediaStreamSubject("relay-tuned", [Path.Combine(options.Root, "artifacts/bin/Concierge.Bench.Relay/release/Concierge.Bench.Relay")], isDotnet: true, Tuned),
        ];
        foreach (var variant in options.Variants)
        {
            var of = all.Find(subject => subject.Name == variant.Bridge) ?? throw new FormatException($"'{variant.Bridge}' is not a bridge.");
            all.Add(new VariantSubject(of, variant, options.Root));
        }

        foreach (var name in options.Only.Where(name => !all.Exists(subject => subject.Name == name)))
        {
            throw new FormatException($"'{name}' is not a bridge.");
        }

        return all.FindAll(subject => options.Only.Count == 0 || options.Only.Contains(subject.Name));
    }

    private static string[] Peer(string root, string program) => ["node", Path.Combine(root, "bench/peers", program)];
}
