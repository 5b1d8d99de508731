namespace Connector.MaxGateway.Doctor;

/// <summary>Tries what a folder allows, and leaves it as it was.</summary>
internal static class Folder
{
    /// <summary>Why the process cannot write into the folder, or the one that it would make; null when it can.</summary>
    public static string? WhyNotWritable(string path)
    {
        try
        {
            var existing = Path.GetFullPath(path);
            if (File.Exists(existing))
                return $"{existing} is a file";
            // A folder that is missing is made at the first use: what counts is the one above it.
            while (!Directory.Exists(existing))
                existing = Path.GetDirectoryName(existing) ?? throw new DirectoryNotFoundException($"{path} is on a drive that does not exist.");
            var probe = Path.Combine(existing, $".doctor-{Guid.NewGuid():n}");
            using (File.Create(probe, 1, FileOptions.DeleteOnClose))
                return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return refused.Message;
        }
    }
}
