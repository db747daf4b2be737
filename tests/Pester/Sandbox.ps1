# A stand-in for the service in a process of its own, and the module pointed at it by the environment.

$repository = (Resolve-Path "$PSScriptRoot/../..").Path

function Connect-Sandbox {
    $dll = Get-ChildItem "$repository/src/ImageSharing.Sandbox/bin/*/net10.0/ImageSharing.Sandbox.dll" |
        Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $dll) { throw 'The sandbox is not built. Build the solution first.' }

    $start = [Diagnostics.ProcessStartInfo]::new('dotnet', "`"$($dll.FullName)`" --serve --port 0")
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $variables = @{}
    while (($line = $process.StandardOutput.ReadLine()) -match '^(?<name>[A-Z_]+)=(?<value>.*)$') {
        $variables[$Matches.name] = $Matches.value
    }

    if (-not $variables.Count) { throw 'The sandbox did not start.' }
    foreach ($name in $variables.Keys) { Set-Item "env:$name" $variables[$name] }
    [pscustomobject]@{ Process = $process; Variables = $variables }
}

function Disconnect-Sandbox($Sandbox) {
    if (-not $Sandbox) { return }
    if (-not $Sandbox.Process.HasExited) { $Sandbox.Process.Kill() }
    foreach ($name in $Sandbox.Variables.Keys) { Remove-Item "env:$name" -ErrorAction Ignore }
}

# The packed module where build.ps1 says so, else the built one.
Import-Module $(if ($env:IMAGESHARING_MODULE) { $env:IMAGESHARING_MODULE } else { "$repository/ImageSharing.psd1" })
