# A stand-in for the service in a process of its own, and the module pointed at it by the environment. The environment
# is the process's: files that use it can run beside each other in processes, and ask Pester not to in one.

$repository = (Resolve-Path "$PSScriptRoot/../..").Path

# The packed module where build.ps1 says so, else the built one.
$module = if ($env:IMAGESHARING_MODULE) { $env:IMAGESHARING_MODULE } else { "$repository/ImageSharing.psd1" }

# The module in a runspace or job of its own.
$import = "Import-Module '$module'"

# What starts another shell like this one.
$pwsh, $pwshArguments = @([Diagnostics.Process]::GetCurrentProcess().MainModule.FileName)
if ([IO.Path]::GetFileNameWithoutExtension($pwsh) -eq 'dotnet') { $pwshArguments = @("$PSHOME/pwsh.dll") }

function Connect-Sandbox {
    $dll = $env:IMAGESHARING_SANDBOX
    if (-not $dll) {
        $dll = Get-ChildItem "$repository/src/ImageSharing.Sandbox/bin/*/net10.0/ImageSharing.Sandbox.dll" |
            Sort-Object LastWriteTime | Select-Object -Last 1 -ExpandProperty FullName
    }

    if (-not $dll) { throw 'The sandbox is not built. Build the solution first.' }

    $start = if ($dll -like '*.exe') { [Diagnostics.ProcessStartInfo]::new($dll, '--serve --port 0') }
    else { [Diagnostics.ProcessStartInfo]::new('dotnet', "`"$dll`" --serve --port 0") }
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $variables = @{}
    while (($line = $process.StandardOutput.ReadLine()) -match '^(?<name>[A-Z_]+)=(?<value>.*)$') {
        $variables[$Matches.name] = $Matches.value
    }

    if (-not $variables.Count) { throw 'The sandbox did not start.' }

    # What there is of the user's own is hidden, so that no real key comes near it.
    $before = @(Get-ChildItem env: | Where-Object Name -match '^(TENCENTCLOUD|TCCLI|TKE)_')
    $before | ForEach-Object { Remove-Item "env:$($_.Name)" }
    foreach ($name in $variables.Keys) { Set-Item "env:$name" $variables[$name] }
    [pscustomobject]@{ Process = $process; Variables = $variables; Before = $before }
}

function Disconnect-Sandbox($Sandbox) {
    if (-not $Sandbox) { return }
    if (-not $Sandbox.Process.HasExited) { $Sandbox.Process.Kill() }
    $Sandbox.Process.Dispose()
    foreach ($name in $Sandbox.Variables.Keys) { Remove-Item "env:$name" -ErrorAction Ignore }
    foreach ($variable in $Sandbox.Before) { Set-Item "env:$($variable.Name)" $variable.Value }
}

# What a shell of its own, with the module, writes to its output and errors. Answers are typed in; without them the
# shell is not interactive. Under Wine a question goes to the console, past the output: such tests are skipped there.
function Invoke-Shell([string] $Command, [string[]] $Answer) {
    $arguments = @($pwshArguments) + '-NoLogo', '-NoProfile'
    if (-not $Answer) { $arguments += '-NonInteractive' }
    $Answer | & $pwsh @arguments -Command "if (`$PSStyle) { `$PSStyle.OutputRendering = 'PlainText' }; $import; $Command" 2>&1 |
        ForEach-Object { "$_".TrimEnd() }
}

# The same in a language, whose characters need not be in the code page of the console.
function Invoke-ShellIn([string] $Culture, [string] $Command, [string[]] $Answer) {
    $before = [Console]::OutputEncoding
    [Console]::OutputEncoding = [Text.Encoding]::UTF8
    try { Invoke-Shell "[Console]::OutputEncoding = [Text.Encoding]::UTF8; [cultureinfo]::CurrentUICulture = '$Culture'; $Command" -Answer $Answer }
    finally { [Console]::OutputEncoding = $before }
}

# What the formatter makes of objects in a window of a width, without colours and blank lines.
function Format-Line([int] $Width = 80) {
    ($input | Out-String -Width $Width) -replace '\e\[[0-9;]*m' -split '\r?\n' | ForEach-Object TrimEnd | Where-Object { $_ }
}

# How many cells of the window a line takes: Chinese characters are two cells wide.
function Measure-Cell([string] $Line) { $Line.Length + [regex]::Matches($Line, '[\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]').Count }

# What the Tab key offers at the end of a line. Completion gives up after 1.5 s, which a busy machine may take: then the
# key is pressed again.
function Get-Completion([string] $Typed) {
    for ($attempt = 0; $attempt -lt 10; $attempt++) {
        $offered = (TabExpansion2 $Typed $Typed.Length).CompletionMatches
        if ($offered.Count) { return $offered }
    }
}

Import-Module $module
