using System.Text.Json;
using Concierge.Contracts;

namespace Concierge.Restaurants.Import;

/// <summary>The file that holds how to take the last import back. Restaurants only: nothing of a guest is in it.</summary>
/// <param name="path">The file.</param>
public sealed class ImportUndoFile(string path)
{
    /// <summary>Replaces the file.</summary>
    /// <exception cref="ConciergeException">It cannot be written (<c>data.not_writable</c>).</exception>
    internal void Write(ImportUndo undo)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var temporaryPath = $"{path}.new";
            File.WriteAllBytes(temporaryPath, JsonSerializer.SerializeToUtf8Bytes(undo, ImportUndoJsonContext.Default.ImportUndo));
            File.Move(temporaryPath, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(
                new(
                    "data.not_writable",
                    "The import is done, but how to take it back could not be noted.",
                    "Free disk space, or make the data folder writable (docs/configuration.md)."),
                exception);
        }
    }

    /// <summary>Reads the file; <see langword="null"/> when there is none, or when it cannot be read.</summary>
    internal ImportUndo? Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ImportUndoJsonContext.Default.ImportUndo);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Deletes the file.</summary>
    internal void Delete() => File.Delete(path);
}
