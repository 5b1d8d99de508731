using Connector.Sandbox.FunctionsHost.Rpc;

namespace Connector.Sandbox.FunctionsHost.Workers;

/// <summary>The text of a failure that a worker reported.</summary>
internal static class InvocationError
{
    public static string Of(StatusResult result) => result.Exception is { } thrown
        ? $"{thrown.Type}: {thrown.Message}{Environment.NewLine}{thrown.StackTrace}".TrimStart(':', ' ')
        : $"{result.Status} {result.Result}".TrimEnd();
}
