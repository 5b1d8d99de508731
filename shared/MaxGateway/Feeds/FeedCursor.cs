using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Connector.MaxGateway.Feeds;

/// <summary>Where a read of a feed began; the next one goes on from there. Callers see an opaque text with a version in it.</summary>
internal readonly record struct FeedCursor(string Company, string Feed, DateTimeOffset ReadAt)
{
    private const string Version = "1";

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version}|{Company}|{Feed}|{ReadAt.UtcTicks}")));

    /// <summary>Reads a cursor of this company and feed; null when it is none.</summary>
    public static FeedCursor? Parse(string text, string company, string feed)
    {
        if (!Base64Url.IsValid(text))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|');
        return parts is [Version, var ofCompany, var ofFeed, var ticks] && ofCompany == company && ofFeed == feed
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var utc) && utc <= DateTime.MaxValue.Ticks
            ? new FeedCursor(company, feed, new DateTimeOffset(utc, TimeSpan.Zero))
            : null;
    }
}
