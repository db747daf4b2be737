# Runs a script as if someone typed it: shows each comment and each command, and below it what the command prints.
param([Parameter(Mandatory)] [string] $Script)

$tokens = $errors = $null
$ast = [Management.Automation.Language.Parser]::ParseFile($Script, [ref] $tokens, [ref] $errors)
if ($errors) { throw $errors[0] }

$parts = @($tokens | Where-Object Kind -eq Comment) + @($ast.EndBlock.Statements)
$line = 0
$isBlank = $true
foreach ($part in $parts | Sort-Object { $_.Extent.StartOffset }) {
    $extent = $part.Extent
    if ($extent.StartLineNumber -gt $line + 1 -and -not $isBlank) { '' }
    $isBlank = $false
    $line = $extent.EndLineNumber
    if ($part -is [Management.Automation.Language.Token]) {
        $PSStyle.Foreground.Green + $extent.Text + $PSStyle.Reset
        continue
    }

    'PS> ' + $PSStyle.Bold + ($extent.Text -replace '\r?\n', "`n>> ") + $PSStyle.Reset
    $shown = . ([scriptblock]::Create($extent.Text)) 2>&1 | Out-String
    if ($shown) { $shown.TrimEnd() }
    if ($shown -match '\n\s*\n$') {
        ''
        $isBlank = $true
    }
}
