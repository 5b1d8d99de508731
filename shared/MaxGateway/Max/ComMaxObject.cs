using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Max;

/// <summary>An initialised COM object of MAXUpdate; lives and dies on one thread.</summary>
[SupportedOSPlatform("windows")]
internal sealed class ComMaxObject : IDisposable
{
    private readonly object _com;

    private ComMaxObject(object com) => _com = com;

    /// <exception cref="MaxUnavailableException">The class is not registered, or MAXUpdate does not initialise.</exception>
    public static ComMaxObject Create(MaxUpdateOptions options, CompanyOptions company)
    {
        RequireEfwOnPath(options.EfwPath);
        var type = Type.GetTypeFromProgID(options.ProgId)
            ?? throw new MaxUnavailableException($"COM class {options.ProgId} is not registered (32-bit) on this host.");
        var max = new ComMaxObject(Activator.CreateInstance(type) ?? throw new MaxUnavailableException($"COM class {options.ProgId} cannot be created."));
        try
        {
            // First of all: a message box would hang a service, and Initialize shows some.
            max.Invoke("SetVisualErrorReportingXML", 0);
            max.Invoke("Initialize", company.MaxUpdateConnection, company.MaxCompany, options.LicensePath, options.LogPath, 0);
            return max;
        }
        catch
        {
            max.Dispose();
            throw;
        }
    }

    public object? Invoke(string method, params object[] arguments)
    {
        try
        {
            return _com.GetType().InvokeMember(method, BindingFlags.InvokeMethod, null, _com, arguments, null);
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } cause)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }

    public void Dispose() => Marshal.FinalReleaseComObject(_com);

    // MAXUpdate loads its sister DLLs from PATH.
    private static void RequireEfwOnPath(string efw)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        if (!path.Split(';').Contains(efw, StringComparer.OrdinalIgnoreCase))
            Environment.SetEnvironmentVariable("PATH", $"{efw};{path}");
    }
}
