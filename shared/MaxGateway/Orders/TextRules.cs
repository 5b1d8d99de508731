using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;

namespace Connector.MaxGateway.Orders;

/// <summary>Texts must fit MAX's fields; nothing is cut.</summary>
internal sealed class TextRules
{
    private readonly List<GatewayProblem> _problems = [];

    public IReadOnlyList<GatewayProblem> Problems => _problems;

    /// <summary>A text that goes into a column of MAX.</summary>
    public TextRules Fits(string field, string? value, string column, int? shorter = null)
    {
        if (value is null)
            return this;
        var length = Math.Min(MaxFieldLengths.Of(column), shorter ?? int.MaxValue);
        if (value.Length > length)
            _problems.Add(OrderProblem.TooLong(field, value, length));
        if (value.Any(char.IsControl))
            _problems.Add(OrderProblem.NotAllowed(field, null, "It contains control characters, line breaks or tabs."));
        return this;
    }

    /// <summary>A text that may not be empty either.</summary>
    public TextRules Required(string field, string value, string column, int? shorter = null)
    {
        if (string.IsNullOrWhiteSpace(value))
            _problems.Add(OrderProblem.NotAllowed(field, value, "It is empty."));
        return Fits(field, value, column, shorter);
    }

    /// <summary>A list with a column for each entry.</summary>
    public TextRules FitsEach(string field, IReadOnlyList<string> values, string column, int most, int? shorter = null)
    {
        if (values.Count > most)
            _problems.Add(OrderProblem.NotAllowed(field, null, $"{values.Count} entries, MAX holds {most}."));
        foreach (var (index, value) in values.Index())
            Fits($"{field}[{index}]", value, column, shorter);
        return this;
    }

    public TextRules Address(string field, PostalAddress address, string suffix, int addressLength) =>
        Required($"{field}.name", address.Name, $"NAME{suffix}", addressLength)
            .FitsEach($"{field}.lines", address.Lines, $"ADDR1{suffix}", 6, addressLength)
            .Fits($"{field}.city", address.City, $"CITY{suffix}")
            .Fits($"{field}.state", address.State, $"STATE{suffix}")
            .Fits($"{field}.postalCode", address.PostalCode, $"ZIPCD{suffix}")
            .Fits($"{field}.country", address.Country, $"CNTRY{suffix}");
}
