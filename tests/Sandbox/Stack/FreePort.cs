using System.Net;
using System.Net.Sockets;

namespace Connector.Sandbox.Stack;

/// <summary>Finds a free port for a process that must keep it across restarts.</summary>
internal static class FreePort
{
    /// <summary>A port that nobody listens on right now.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
