namespace ImageSharing.Tests.Intent;

/// <summary>
/// Functions for the scripts: short ways to write rows, and to send objects through CSV, selection and jobs.
/// </summary>
internal static class IntentWords
{
    public const string All = """
        function Csv { $input | ConvertTo-Csv | ConvertFrom-Csv }
        function Pick([string[]] $Names) { $input | Select-Object -Property $Names }
        function Row([hashtable] $Columns) { [pscustomobject]$Columns }
        function Job { process {
            $text = [System.Management.Automation.PSSerializer]::Serialize($_)
            [System.Management.Automation.PSSerializer]::Deserialize($text)
        } }
        function Xml([string] $Text) { foreach ($node in ([xml]"<s>$Text</s>").DocumentElement.ChildNodes) { $node } }
        function DataRows([System.Collections.Specialized.OrderedDictionary[]] $Rows) {
            $table = [System.Data.DataTable]::new()
            foreach ($name in $Rows[0].Keys) { $null = $table.Columns.Add($name, [object]) }
            foreach ($row in $Rows) {
                $new = $table.NewRow()
                foreach ($name in $row.Keys) {
                    $new[$name] = if ($null -eq $row[$name]) { [DBNull]::Value } else { , $row[$name] }
                }
                $table.Rows.Add($new)
            }
            foreach ($row in $table.Rows) { $row }
        }
        function DictionaryOf([System.Collections.Specialized.OrderedDictionary] $Columns) {
            $made = [System.Collections.Generic.Dictionary[string, object]]::new()
            foreach ($name in $Columns.Keys) { $made[$name] = $Columns[$name] }
            $made
        }
        function XmlRow([System.Collections.Specialized.OrderedDictionary] $Columns, [bool] $AsElements) {
            $document = [xml]'<rows><row/></rows>'
            $row = $document.DocumentElement.FirstChild
            foreach ($name in $Columns.Keys) {
                if ($AsElements) { $row.AppendChild($document.CreateElement($name)).InnerText = $Columns[$name] }
                else { $row.SetAttribute($name, $Columns[$name]) }
            }
            $row
        }
        function ScriptRow([System.Collections.Specialized.OrderedDictionary] $Columns) {
            $row = [psobject]::new()
            foreach ($name in $Columns.Keys) {
                $row.psobject.Properties.Add([psscriptproperty]::new($name, $Columns[$name]))
            }
            $row
        }

        """;
}
