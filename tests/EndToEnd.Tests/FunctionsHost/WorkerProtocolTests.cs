using System.Reflection;
using Connector.Sandbox.FunctionsHost.Rpc;
using Google.Protobuf.Reflection;

namespace EndToEnd.Tests.FunctionsHost;

public sealed class WorkerProtocolTests
{
    [Fact]
    public void Every_message_and_field_of_our_protocol_is_the_workers_own()
    {
        var ours = FunctionRpcReflection.Descriptor;
        var theirs = WorkersDescriptor();
        var messages = ours.MessageTypes.SelectMany(WithNested).ToList();
        Assert.True(messages.Count > 20);

        Assert.Empty(messages.SelectMany(message => Differences(message, Find(theirs, message.FullName))));
        Assert.Equal(Shape(ours.Services.Single()), Shape(theirs.Services.Single()));
    }

    private static IEnumerable<string> Differences(MessageDescriptor ours, MessageDescriptor? theirs)
    {
        if (theirs is null)
            return [$"{ours.FullName} does not exist"];
        return ours.Fields.InDeclarationOrder().Select(Shape)
            .Concat(ours.EnumTypes.Select(Shape))
            .Except(theirs.Fields.InDeclarationOrder().Select(Shape).Concat(theirs.EnumTypes.Select(Shape)));
    }

    private static string Shape(FieldDescriptor field)
    {
        var type = field.FieldType switch
        {
            FieldType.Message => field.MessageType.FullName,
            FieldType.Enum => field.EnumType.FullName,
            _ => field.FieldType.ToString(),
        };
        return $"{field.FullName} = {field.FieldNumber}: {(field.IsRepeated ? "repeated " : "")}{type} in {field.ContainingOneof?.Name}";
    }

    private static string Shape(EnumDescriptor type) => $"{type.FullName}: {string.Join(", ", type.Values.Select(value => $"{value.Name} = {value.Number}"))}";

    private static string Shape(ServiceDescriptor service) => $"{service.FullName}: " + string.Join(", ", service.Methods.Select(method =>
        $"{method.Name} {method.InputType.FullName} {method.IsClientStreaming} {method.OutputType.FullName} {method.IsServerStreaming}"));

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) => message.NestedTypes.SelectMany(WithNested).Prepend(message);

    private static MessageDescriptor? Find(FileDescriptor file, string fullName) =>
        file.MessageTypes.SelectMany(WithNested).SingleOrDefault(message => message.FullName == fullName);

    private static FileDescriptor WorkersDescriptor()
    {
        var assembly = Assembly.LoadFrom(Path.Combine(SampleHost.AppDirectory, "Microsoft.Azure.Functions.Worker.Grpc.dll"));
        var reflection = assembly.GetTypes().Single(type => type.Name == nameof(FunctionRpcReflection));
        return (FileDescriptor)reflection.GetProperty("Descriptor", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(null)!;
    }
}
