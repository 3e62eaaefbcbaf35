using System.Globalization;

namespace Concierge.Models;

/// <summary>A configured model that is missing from its server's list, or that is shut down soon.</summary>
/// <param name="Model">The model.</param>
/// <param name="ShutdownDate">The day on which it is shut down; <see langword="null"/> when the server does not list it.</param>
internal sealed record ModelWarning(ConfiguredModel Model, DateOnly? ShutdownDate)
{
    /// <summary>What is wrong, short enough for a line of a terminal, without a full stop. The remedy names the setting.</summary>
    public string Problem => DescribeProblem(Model.Name);

    /// <summary>What to do about it, as a sentence without a full stop.</summary>
    public string Remedy
    {
        get
        {
            var remedy = DescribeRemedy();
            return string.Concat(char.ToUpperInvariant(remedy[0]).ToString(), remedy.AsSpan(1));
        }
    }

    /// <summary>What is wrong and what to do about it, in one sentence. It holds no key.</summary>
    public override string ToString() => $"{DescribeProblem(DescribeModel())}: {DescribeRemedy()}.";

    private string DescribeModel() => Model.Setting is null ? $"The transcription model {Model.Name}" : $"The model {Model.Name} ({Model.Setting})";

    private string DescribeProblem(string model) => ShutdownDate is { } date
        ? $"{model} has the shutdown date {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
        : $"{model} is not offered by {Model.Server.Host}";

    private string DescribeRemedy()
    {
        var successor = ModelSuccessorTable.Find(Model.Name);
        return (Model.Setting, successor) switch
        {
            (null, null) => "update Concierge",
            (null, _) => $"update Concierge, the successor is {successor}",
            (_, null) when Model.Name == Model.Default => $"update Concierge, or set {Model.Setting} to a model that {Model.Server.Host} offers",
            (_, null) => $"set {Model.Setting}={Model.Default}, the default",
            _ when successor == Model.Default => $"set {Model.Setting}={successor}, its successor and the default",
            _ => $"set {Model.Setting}={successor}, its successor, or {Model.Setting}={Model.Default}, the default",
        };
    }
}
