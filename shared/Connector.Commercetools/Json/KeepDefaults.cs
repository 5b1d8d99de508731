using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace Connector.Commercetools.Json;

/// <summary>
/// Generated metadata sets every init-only property, also those that the JSON lacks, and so loses the defaults that the models
/// declare (an absent list would read as null). This creates the record first and then sets only what the JSON has; an explicit
/// null for an optional member that cannot be null keeps the default too.
/// </summary>
internal static class KeepDefaults
{
    public static void Apply(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.IsAbstract) return;
        if (type.Type.Assembly != typeof(KeepDefaults).Assembly) return;
        if (type.Type.GetConstructor(Type.EmptyTypes) is not { } constructor) return;

        var create = ConstructorInvoker.Create(constructor);
        type.CreateObject = () => create.Invoke();
        foreach (var property in type.Properties) SetOnlyWhatIsThere(property);
    }

    private static void SetOnlyWhatIsThere(JsonPropertyInfo property)
    {
        if (property.AttributeProvider is not PropertyInfo { SetMethod: { } setter }) return;
        var set = MethodInvoker.Create(setter);
        var keepsDefault = !property.PropertyType.IsValueType && !property.IsSetNullable && !property.IsRequired;
        if (keepsDefault) property.IsSetNullable = true;
        property.Set = (target, value) =>
        {
            if (value is not null || !keepsDefault) set.Invoke(target, value);
        };
    }
}
