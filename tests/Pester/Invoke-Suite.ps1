# Runs the suite on an unpacked module, with one version of Pester. A run that executes no test fails.
param(
    # The manifest of the module.
    [Parameter(Mandatory)] [string] $Module,

    # The manifest of Pester.
    [Parameter(Mandatory)] [string] $Pester,

    # Files of this folder; all of them without it.
    [string[]] $File = '*.Tests.ps1',

    # Where to write the result of each test, as JSON.
    [string] $Result
)

$env:IMAGESHARING_MODULE = $Module
Import-Module $Pester -ErrorAction Stop
"Pester $((Get-Module Pester).Version), PowerShell $($PSVersionTable.PSVersion), $($PSVersionTable.OS)"
$configuration = New-PesterConfiguration
$configuration.Run.Path = $File | ForEach-Object { Join-Path $PSScriptRoot $_ }
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = if ($Result) { 'None' } else { 'Normal' }
$run = Invoke-Pester -Configuration $configuration

# What has no test to blame: a file that can't be read, and a block whose set-up or clean-up fails.
function Format-Failure { process { "$($_.DisplayErrorMessage)`n$($_.DisplayStackTrace)".Trim() } }
$others = @($run.FailedContainers) + @($run.FailedBlocks) | Where-Object { $_ -and $_.ErrorRecord }
if ($Result) {
    $rows = @(
        $run.Tests | Where-Object Result -ne NotRun | ForEach-Object {
            @{ Name = $_.ExpandedPath; Result = "$($_.Result)"; Text = "$($_.ErrorRecord | Format-Failure)"; Seconds = $_.Duration.TotalSeconds }
        }
        $others | ForEach-Object { @{ Name = "$($_.Name) $($_.Item)"; Result = 'Failed'; Text = "$($_.ErrorRecord | Format-Failure)"; Seconds = 0 } }
    )
    ConvertTo-Json $rows -Depth 3 | Set-Content $Result -Encoding utf8
}

$executed = $run.PassedCount + $run.FailedCount
if (-not $executed) { Write-Output 'No test was executed.' }
exit [int](-not $executed -or $run.Result -ne 'Passed')
