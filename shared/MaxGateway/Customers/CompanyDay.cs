using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Customers;

/// <summary>The date at a company.</summary>
internal static class CompanyDay
{
    public static DateOnly Today(CompanyOptions company, TimeProvider clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(company.TimeZone)).DateTime);
}
