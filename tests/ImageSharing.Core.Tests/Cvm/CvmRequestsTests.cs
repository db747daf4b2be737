using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using CsCheck;
using ImageSharing.Core.Cvm;
using Xunit;

namespace ImageSharing.Core.Tests.Cvm;

public class CvmRequestsTests
{
    [Theory]
    [InlineData("", """{"ImageId":"img-1","AccountIds":[],"Permission":"CANCEL"}""")]
    [InlineData("7", """{"ImageId":"img-1","AccountIds":["7"],"Permission":"CANCEL"}""")]
    [InlineData("7 100000000011", """{"ImageId":"img-1","AccountIds":["7","100000000011"],"Permission":"CANCEL"}""")]
    [InlineData("7 a\"],[\"", """{"ImageId":"img-1","AccountIds":["7","a\u0022],[\u0022"],"Permission":"CANCEL"}""")]
    public void A_write_is_compact_and_in_order(string accounts, string expected)
        => Assert.Equal(expected, BodyOf(accounts.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void Whatever_the_account_ids_are_they_arrive_as_they_are()
    {
        string[] pieces = ["0", "9", "12345", "\"", ",", "[", "]", "\",\"", "\\", "é", "１", "\u0000", "<", "a"];
        var id = Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]).Array[0, 4].Select(string.Concat);

        Gen.OneOf(
            id,
            Gen.Long[0, long.MaxValue].Select(
                number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .Array[0, 6]
            .Sample(
                ids =>
                {
                    using var body = JsonDocument.Parse(BodyOf(ids));
                    return body.RootElement
                        .GetProperty("AccountIds")
                        .EnumerateArray()
                        .Select(one => one.GetString())
                        .SequenceEqual(ids);
                },
                iter: 20_000);
    }

    [Fact]
    public void Any_letter_at_any_place_of_an_account_id_arrives_unchanged()
    {
        for (var length = 7; length <= 17; length++)
            for (var place = 0; place < length; place++)
                for (int letter = char.MinValue; letter < 0xD800; letter += letter < 0x100 ? 1 : 0x2F)
                {
                    var id = string.Create(length, (place, letter), static (text, one) =>
                    {
                        text.Fill('7');
                        text[one.place] = (char)one.letter;
                    });
                    var expected = JsonEncodedText.Encode(id).Value;
                    Assert.Equal(
                        $$"""{"ImageId":"img-1","AccountIds":["10000000","{{expected}}"],"Permission":"CANCEL"}""",
                        BodyOf(["10000000", id]));
                }
    }

    [Fact]
    public void A_page_of_images_is_asked_for_by_filters_with_their_values()
    {
        using var request = CvmRequests.Images("ap-guangzhou", new DescribeImagesQuery
        {
            Filters = [new ImageFilter("image-name", ["a", "\"b\""]), new ImageFilter("tag:team", ["web"])],
            Offset = 20,
            Limit = 50,
        });

        Assert.Equal(
            """{"Filters":[{"Name":"image-name","Values":["a","\u0022b\u0022"]},{"Name":"tag:team","Values":["web"]}],"Offset":20,"Limit":50}""",
            Encoding.UTF8.GetString(request.Body.Span));
    }

    private static string BodyOf(string[] accounts)
    {
        using var request = CvmRequests.Write("ap-guangzhou", "img-1", accounts, SharePermission.Cancel);
        return Encoding.UTF8.GetString(request.Body.Span);
    }
}
