using System;
using System.Linq;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>An object without any column of the module is refused, and the record says what it has instead.</summary>
public sealed class ForeignObjectTests : IntentShell
{
    private static readonly string[] Names = ["account_id", "Owner", "image id", "Größe", "类型"];

    public static TheoryData<string, int> Rows
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var form in new[] { "[pscustomobject]{0}", "{0}", "(Table ({0}))" })
                for (var count = 1; count <= Names.Length; count++) data.Add(form, count);

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_columns_of_a_row_are_named(string form, int count)
    {
        var names = Names.Take(count).ToArray();
        var columns = string.Join("; ", names.Select(name => $"'{name}' = $A"));
        var row = form.Replace("{0}", $"[ordered]@{{ {columns} }}", StringComparison.Ordinal);
        foreach (var verb in new[] { "Grant", "Revoke", "Set" })
        {
            var ran = ChangesNothing($"{Table} {row} | {verb}-CvmImageShare $G -Confirm:$false", "AccountIdMalformed");

            var error = Records(ran).First();
            Assert.Contains("Its columns are: ", error.ToString(), StringComparison.Ordinal);
            Assert.All(names.Take(3), name => Assert.Contains(name, error.ToString(), StringComparison.Ordinal));
            Assert.Contains("Name the columns ImageId", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ImageId;AccountId")]
    [InlineData("ImageId|AccountId|Region")]
    [InlineData("Name;imageid")]
    public void A_file_with_another_delimiter_is_told_by_its_only_column(string line)
    {
        var ran = ChangesNothing($"\"{line}`n$G;$A\" | ConvertFrom-Csv | Revoke-CvmImageShare", "AccountIdMalformed");

        Assert.Contains($"only one column, which is named '{line}'", Told(ran), StringComparison.Ordinal);
        Assert.Contains("-Delimiter", Told(ran), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-Item $HOME", "System.IO.DirectoryInfo")]
    [InlineData("$true", "System.Boolean")]
    [InlineData("[datetime]0", "System.DateTime")]
    [InlineData("@{ G = $A }.GetEnumerator()", "System.Collections.DictionaryEntry")]
    [InlineData("'a' | Group-Object", "Microsoft.PowerShell.Commands.GroupInfo")]
    public void The_type_of_another_object_is_named(string script, string type)
    {
        var ran = ChangesNothing($"{script} | Revoke-CvmImageShare $G", "AccountIdMalformed");

        Assert.Contains($"is of type {type} and has no column", Told(ran), StringComparison.Ordinal);
        Assert.Contains("Pass the property that contains the ID", Told(ran), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_item_that_is_null_the_advice_is_to_look_where_it_comes_from()
        => Assert.Contains(
            "Check the command, variable or property that the value comes from.",
            Told(ChangesNothing("$null | Revoke-CvmImageShare $G", "AccountIdMalformed")),
            StringComparison.Ordinal);

    [Fact]
    public void Of_several_regions_the_advice_is_to_run_the_command_for_each()
        => Assert.Contains(
            "Run the command once for each region",
            Told(ChangesNothing("Revoke-CvmImageShare $G $A -Region ap-guangzhou, ap-singapore", "RegionMalformed")),
            StringComparison.Ordinal);

    private static string Table => """
        function Table($columns) {
            $table = [Data.DataTable]::new()
            foreach ($name in $columns.Keys) { [void] $table.Columns.Add($name) }
            $table.Rows.Add([object[]] $columns.Values)
        }

        """;
}
