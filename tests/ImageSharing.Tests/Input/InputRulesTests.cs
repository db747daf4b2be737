using System.Management.Automation;
using ImageSharing.Input;
using Xunit;
using static ImageSharing.Tests.Input.Reading;

namespace ImageSharing.Tests.Input;

/// <summary>How each command reads the same item.</summary>
public sealed class InputRulesTests
{
    private const string A = "1000000001";
    private const string G = "img-6pb6lrmy";
    private const string W = "img-9qabwvbn";

    [Fact]
    public void All_refuses_a_text_that_cannot_be_an_image()
        => Assert.Equal("golden-web: ImageIdMalformed", Of(InputRules.RevokeAll, "golden-web"));

    [Fact]
    public void Test_reads_an_item_as_Set_does()
    {
        foreach (var rules in new[] { InputRules.Set, InputRules.Test })
        {
            Assert.Equal($"{W}: {A}", Of(rules, Row(("ImageId", G), ("AccountId", A)), ("ImageId", W)));
            Assert.Equal("golden-web: ImageIdMalformed", Of(rules, Row(("ImageId", "golden-web"), ("AccountId", A))));
        }
    }

    [Fact]
    public void Commands_that_list_refuse_a_text_that_cannot_be_an_image()
    {
        Assert.Equal("golden-web: ImageIdMalformed", Of(InputRules.ListShares, "golden-web"));
        Assert.Equal("golden-web: ImageIdMalformed", Of(InputRules.FindImages, "golden-web"));
    }

    [Fact]
    public void Get_CvmImage_takes_images_and_ignores_accounts()
    {
        Assert.Equal($"{G}:", Of(InputRules.FindImages, G));
        Assert.Equal($"{G}:", Of(InputRules.FindImages, Row(("ImageId", G), ("AccountId", "not one"))));
    }

    [Fact]
    public void Commands_that_list_take_several_regions()
    {
        var row = Row(("ImageId", G), ("Region", new[] { "ap-tokyo", "ap-seoul" }));

        Assert.Equal($"{G} (ap-tokyo, ap-seoul):", Of(InputRules.FindImages, row));
        Assert.Equal($"{G} (ap-tokyo, ap-seoul):", Of(InputRules.ListShares, row));
    }

    [Fact]
    public void A_blank_line_for_which_a_script_block_gives_the_image_is_not_blank()
    {
        var block = ScriptBlock.Create("stands in");
        var line = new PSObject(" ");
        line.Properties.Add(new PSNoteProperty("Code", G));

        Assert.Equal($"{G}: {A}", Of(InputRules.Grant, line, ("ImageId", block), ("AccountId", new object[] { A })));
        Assert.Equal($"{G}:", Of(InputRules.FindImages, line, ("ImageId", block)));
    }
}
