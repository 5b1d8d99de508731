namespace Connector.MaxGateway.Doctor;

/// <summary>What one check of the doctor found.</summary>
/// <param name="Name">What was checked; of a company with its name in front.</param>
/// <param name="Ok">False when somebody has to do something.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Remedy">What to do; null when nothing is.</param>
public sealed record Finding(string Name, bool Ok, string Detail, string? Remedy)
{
    internal static Finding Good(string name, string detail) => new(name, true, detail, null);

    internal static Finding Bad(string name, string detail, string remedy) => new(name, false, detail, remedy);
}
