using Connector.Sync.Storage;
using Microsoft.Extensions.Options;

namespace Connector.Functions;

/// <summary>Words the reasons why the app does not start.</summary>
internal static class StartFailure
{
    /// <summary>True when a setting is to blame, and not a defect.</summary>
    public static bool IsSetting(Exception exception) => exception switch
    {
        OptionsValidationException or InvalidSettingException => true,
        AggregateException several => several.InnerExceptions.All(IsSetting),
        // A text where a number or a time span belongs.
        _ => exception is InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" },
    };

    /// <summary>One sentence per wrong setting.</summary>
    public static IEnumerable<string> Sentences(Exception exception) => exception switch
    {
        OptionsValidationException wrong => wrong.Failures,
        AggregateException several => several.InnerExceptions.SelectMany(Sentences),
        // Names key, value and type; a time span is the one type whose form is not evident.
        InvalidOperationException when exception.Message.Contains("System.TimeSpan", StringComparison.Ordinal) => [$"{exception.Message} A time span is written like 00:00:30 or 2.00:00:00."],
        _ => [exception.Message],
    };
}
