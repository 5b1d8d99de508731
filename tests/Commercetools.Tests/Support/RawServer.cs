using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Commercetools.Tests.Support;

/// <summary>
/// A server on a real socket that sends scripted bytes and hangs up, unless the reply says keep-alive; it answers token requests
/// itself.
/// </summary>
internal sealed class RawServer : IDisposable
{
    private const string TokenReply = """{"access_token":"t","token_type":"Bearer","expires_in":3600}""";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Queue<string> script;

    public RawServer(params string[] script)
    {
        this.script = new(script);
        listener.Start();
        _ = ServeAsync();
    }

    public ConcurrentQueue<string> Requests { get; } = new();

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    public static string Complete(string body) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    /// <summary>Promises the whole body, sends half of it and hangs up.</summary>
    public static string HalfOf(string body) => Complete(body)[..^(body.Length / 2)];

    /// <summary>Sends half of a chunked body and hangs up without the closing chunk.</summary>
    public static string Unchunked(string body) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n{body}\r\n";

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync();
                var stream = connection.GetStream();
                while (await AnswerAsync(stream)) { }
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    // Returns whether the connection stays open.
    private async Task<bool> AnswerAsync(NetworkStream stream)
    {
        var request = await ReadAsync(stream);
        var isToken = request.StartsWith("POST /oauth/token", StringComparison.Ordinal);
        if (!isToken) Requests.Enqueue(request.Split('\r')[0]);
        var reply = isToken ? Complete(TokenReply) : script.Dequeue();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(reply));
        return reply.Contains("keep-alive", StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var (text, buffer) = ("", new byte[8192]);
        while (!IsWhole(text)) text += Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
        return text;
    }

    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return false;
        var length = text.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase))?[16..] ?? "0";
        return text.Length - end - 4 >= int.Parse(length, System.Globalization.CultureInfo.InvariantCulture);
    }
}
