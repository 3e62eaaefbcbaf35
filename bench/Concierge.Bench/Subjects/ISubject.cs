namespace Concierge.Bench.Subjects;

/// <summary>A bridge that is measured.</summary>
internal interface ISubject
{
    /// <summary>Its name in the table.</summary>
    string Name { get; }

    /// <summary>Whether it runs on .NET and can tell what it allocated.</summary>
    bool IsDotnet { get; }

    /// <summary>How it is started.</summary>
    /// <param name="ends">Where the far ends are.</param>
    StartInfo Start(EndPoints ends);

    /// <summary>Places a call, and connects its telephone when it has been answered.</summary>
    Task PlaceAsync(int call, EndPoints ends, FarEnds farEnds);
}
