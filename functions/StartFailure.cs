using Microsoft.Extensions.Options;

namespace Connector.Functions;

/// <summary>Words the reasons why the app does not start.</summary>
internal static class StartFailure
{
    /// <summary>One sentence per wrong setting.</summary>
    public static IEnumerable<string> Sentences(Exception exception) => exception switch
    {
        OptionsValidationException wrong => wrong.Failures,
        AggregateException several => several.InnerExceptions.SelectMany(Sentences),
        _ => [exception.Message],
    };
}
