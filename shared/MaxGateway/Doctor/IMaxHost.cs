namespace Connector.MaxGateway.Doctor;

/// <summary>What MAXUpdate needs of the computer and of the process; the sandbox answers for its emulation.</summary>
public interface IMaxHost
{
    /// <summary>True in a process of 32 bits: MAXUpdate loads into no other.</summary>
    bool Is32BitProcess { get; }

    /// <summary>True when the COM class can be found by this process.</summary>
    /// <param name="progId">ProgID of the class.</param>
    bool HasComClass(string progId);
}

/// <summary>This computer.</summary>
internal sealed class ThisHost : IMaxHost
{
    public bool Is32BitProcess => !Environment.Is64BitProcess;

    public bool HasComClass(string progId) => OperatingSystem.IsWindows() && Type.GetTypeFromProgID(progId) is not null;
}
