using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Connector.Commercetools.Settings;

/// <summary>Validates options by their DataAnnotations; messages begin with the full configuration key.</summary>
internal sealed class SectionValidator<TOptions>(string clientName, string section) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        if (name != clientName) return ValidateOptionsResult.Skip;
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(results.SelectMany(Messages));
    }

    private IEnumerable<string> Messages(ValidationResult result) =>
        result.MemberNames.DefaultIfEmpty("*").Select(member => $"{section}:{member} {result.ErrorMessage}");
}
