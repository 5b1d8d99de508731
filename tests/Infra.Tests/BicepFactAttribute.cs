using System.Runtime.InteropServices;

namespace Connector.Infra.Tests;

/// <summary>A test that runs the Bicep command line.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute() => Skip = BicepPlatform.WhyNot;
}

/// <summary>A theory that runs the Bicep command line.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BicepTheoryAttribute : TheoryAttribute
{
    public BicepTheoryAttribute() => Skip = BicepPlatform.WhyNot;
}

internal static class BicepPlatform
{
    public static string? WhyNot { get; } = OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64
        ? null
        : "The package Azure.Bicep.CommandLine.linux-x64 holds a Linux x64 program; run these tests there.";
}
