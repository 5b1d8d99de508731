namespace Connector.Mapping.Orders;

/// <summary>A text goes to MAX whole or not at all: too long, or a character that MAX cannot hold, is a problem.</summary>
internal static class MaxText
{
    public static string Field(ICompanyScope scope, string value, int limit, string field)
    {
        if (value.Length > limit) ReportLength(scope, value, limit, field, $"'{value}'");
        if (BadCharacter(scope, value) is { } bad) ReportCharacter(scope, value, bad, field);
        return value;
    }

    public static string Field(ICompanyScope scope, string value, int limit, SourcePath path, string field) =>
        value.Length <= limit && BadCharacter(scope, value) is null ? value : Field(scope, value, limit, path.Field(field));

    /// <summary>The same for personal data, which stays out of the sentence: sentences are logged, values are not.</summary>
    public static string Personal(ICompanyScope scope, string value, int limit, string field)
    {
        if (value.Length > limit) ReportLength(scope, value, limit, field, "The text");
        if (BadCharacter(scope, value) is { } bad) ReportCharacter(scope, value, bad, field);
        return value;
    }

    private static void ReportLength(ICompanyScope scope, string value, int limit, string field, string subject) =>
        scope.Report(ProblemCode.TooLong, field, value, $"{subject} has {value.Length} characters, MAX's field holds {limit}. Shorten it in commercetools; nothing is cut off silently.");

    public static void ReportCharacter(ICompanyScope scope, string value, string character, string field) =>
        scope.Report(ProblemCode.UnsupportedCharacter, field, value, char.IsControl(character[0])
            ? $"The text contains the control character U+{(int)character[0]:X4}. Remove it in commercetools."
            : $"The MAX database of company {scope.Company.Max} cannot hold '{character}'{(scope.Company.CodePage is { } page ? $" (code page {page.Name})" : "")}. Change the text in commercetools, or {scope.Company.Path}.address.codePage in mapping.json when it is wrong.");

    /// <summary>The first character that XML or the company's code page lacks; null when all is well.</summary>
    public static string? BadCharacter(ICompanyScope scope, string value)
    {
        var page = scope.Company.CodePage;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsControl(c) || c is '\uFFFE' or '\uFFFF') return c.ToString();
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                if (page is not null) return value.Substring(i, 2);
                i++;
            }
            else if (char.IsSurrogate(c) || page?.Holds(c) == false)
            {
                return c.ToString();
            }
        }

        return null;
    }
}
