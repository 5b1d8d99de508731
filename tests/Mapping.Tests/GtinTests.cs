using CsCheck;

namespace Connector.Mapping.Tests;

public sealed class GtinTests
{
    [Theory]
    [InlineData("4006381333931", "4006381333931")]
    [InlineData("400-6381 333931", "4006381333931")]
    [InlineData("96385074", "96385074")]
    [InlineData("036000291452", "036000291452")]
    [InlineData("10012345678902", "10012345678902")]
    public void A_right_check_digit_is_accepted_in_every_length(string text, string gtin) => Assert.Equal((gtin, null), Gtin.Check(text, "barcode"));

    [Theory]
    [InlineData("4006381333932", "would have to be 1")]
    [InlineData("400638133393", "would have to be")]
    [InlineData("40063813339", "8, 12, 13 or 14 digits")]
    [InlineData("40063813339310000", "8, 12, 13 or 14 digits")]
    [InlineData("40063813A3931", "8, 12, 13 or 14 digits")]
    public void Anything_else_is_a_problem_that_says_what_is_wrong(string text, string advice)
    {
        var (value, problem) = Gtin.Check(text, "barcode");
        Assert.Null(value);
        Assert.Equal((ProblemCode.InvalidGtin, "barcode", text), (problem!.Code, problem.Field, problem.Value));
        Assert.Contains(advice, problem.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void One_wrong_digit_is_always_noticed() =>
        Gen.Select(Gen.Int[0, 9].Array[12], Gen.Int[0, 12], Gen.Int[1, 9]).Sample((digits, at, by) =>
        {
            var body = string.Concat(digits);
            var right = $"{body}{Gtin.CheckDigit(body)}";
            var wrong = right.ToCharArray();
            wrong[at] = (char)('0' + ((wrong[at] - '0' + by) % 10));
            Assert.Null(Gtin.Check(right, "f").Problem);
            Assert.NotNull(Gtin.Check(new(wrong), "f").Problem);
        });
}
