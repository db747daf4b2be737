<#
.SYNOPSIS
Runs commands by chance in several runspaces of one shell, stops some of them as Ctrl+C does, and writes what each
reported as one line of JSON.
#>
param(
    [string] $Module,
    [int] $Shell,
    [int] $Lanes,
    [int] $ImagesOfLane,
    [double] $Minutes,
    [int] $Seed,
    [string] $BadAccount
)

$ErrorActionPreference = 'Stop'
$random = [Random]::new($Seed)
$patience = '-TimeoutSec 2 -WaitTimeoutSec 2 -ErrorAction SilentlyContinue -WarningAction SilentlyContinue'
$commands = @(
    '$accounts | Grant-CvmImageShare $images ' + $patience
    '$accounts | Revoke-CvmImageShare $images ' + $patience
    '$accounts | Where-Object { $_ -ne $bad } | Set-CvmImageShare $images -Confirm:$false ' + $patience
    'Grant-CvmImageShare $images $accounts -BatchSize 7 ' + $patience
    'Grant-CvmImageShare $images $accounts ' + $patience + ' | Select-Object -First 3'
    'Revoke-CvmImageShare $images -All -Confirm:$false ' + $patience
)

$slots = foreach ($lane in 0..($Lanes - 1)) {
    $first = ($Shell * $Lanes + $lane) * $ImagesOfLane
    $images = foreach ($i in 0..($ImagesOfLane - 1)) { 'img-{0:x8}' -f ($first + $i) }
    $accounts = foreach ($i in 0..19) { [string](200000000000 + $i) }
    $runspace = [runspacefactory]::CreateRunspace()
    $runspace.Open()
    $null = [powershell]::Create($runspace).AddScript({
            param($Module, $Images, $Accounts, $Bad)
            Import-Module $Module
            $global:images = $Images
            $global:accounts = $Accounts
            $global:bad = $Bad
        }).AddArgument($Module).AddArgument($images).AddArgument($accounts).AddArgument($BadAccount).Invoke()
    [pscustomobject]@{ Runspace = $runspace; Work = $null; Call = $null; Output = $null; Begun = $null; StopAt = $null; Command = '' }
}

function Start-Slot($Slot) {
    $Slot.Command = $commands[$random.Next($commands.Count)]
    $Slot.Work = [powershell]::Create($Slot.Runspace).AddScript($Slot.Command)
    $Slot.Output = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $nothing = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $nothing.Complete()
    $Slot.Begun = [DateTimeOffset]::UtcNow
    $Slot.StopAt = if ($random.Next(6) -eq 0) { $Slot.Begun.AddMilliseconds($random.Next(3000)) } else { [DateTimeOffset]::MaxValue }
    $Slot.Call = $Slot.Work.BeginInvoke($nothing, $Slot.Output)
}

function Complete-Slot($Slot) {
    $failure = ''
    try { $null = $Slot.Work.EndInvoke($Slot.Call) } catch { $failure = $_.FullyQualifiedErrorId }
    $results = foreach ($one in $Slot.Output) {
        , @($one.ImageId, $one.AccountId, $one.Operation, $one.Status, [string]$one.ErrorCode, ([DateTime]$one.CompletedTime).ToUniversalTime().Ticks)
    }
    $line = @{
        Begun = $Slot.Begun.UtcTicks
        Ended = [DateTimeOffset]::UtcNow.UtcTicks
        Command = $Slot.Command
        IsStopped = $Slot.StopAt -ne [DateTimeOffset]::MaxValue
        Failure = $failure
        Results = @($results)
    }
    [Console]::Out.WriteLine((ConvertTo-Json $line -Compress -Depth 5))
    $Slot.Work.Dispose()
    $Slot.Work = $null
}

$end = [DateTimeOffset]::UtcNow.AddMinutes($Minutes)
while ($true) {
    foreach ($slot in $slots) {
        $now = [DateTimeOffset]::UtcNow
        if ($slot.Work -and $slot.Call.IsCompleted) { Complete-Slot $slot }
        if (-not $slot.Work -and $now -lt $end) { Start-Slot $slot }
        if ($slot.Work -and $now -gt $slot.StopAt) {
            $null = $slot.Work.BeginStop($null, $null)
            $slot.StopAt = $slot.StopAt.AddDays(1)
        }
    }

    $waits = @($slots | Where-Object Work | ForEach-Object { $_.Call.AsyncWaitHandle })
    if ($waits.Count -eq 0) { break }
    $null = [System.Threading.WaitHandle]::WaitAny($waits, 20)
}
