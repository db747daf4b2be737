<#
.SYNOPSIS
Builds, tests, packs and shows the module. It needs the .NET SDK alone.
.DESCRIPTION
Build  builds everything; Import-Module ./ImageSharing.psd1 works from then on.
Test   runs dotnet test, the tests of the desktop build where there is mono, and the suite of tests/Pester where pwsh and
       Pester are there.
Pack   puts the module, as it is installed, into out/ImageSharing/<version>/.
Try    shows the module's main job on a stand-in for the service.
Clean  removes what was built.
.NOTES
Language, .NET and dotnet only: it runs in a hosted engine too, which has none of the shell's own modules.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Pack', 'Try', 'Bench', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
[Environment]::SetEnvironmentVariable('POWERSHELL_TELEMETRY_OPTOUT', '1')

function RunDotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $args ended with exit code $LASTEXITCODE." }
}

function PathOf([string] $Name) { [IO.Path]::Combine($PSScriptRoot, $Name) }

function CopyFolder([string] $From, [string] $To) {
    foreach ($file in [IO.Directory]::GetFiles($From, '*', 'AllDirectories')) {
        $target = [IO.Path]::Combine($To, [IO.Path]::GetRelativePath($From, $file))
        $null = [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($target))
        [IO.File]::Copy($file, $target, $true)
    }
}

function RemoveFolder([string] $Path) {
    if ([IO.Directory]::Exists($Path)) { [IO.Directory]::Delete($Path, $true) }
}

function FindProgram([string] $Name) {
    $name = [OperatingSystem]::IsWindows() ? "$Name.exe" : $Name
    foreach ($folder in $env:PATH.Split([IO.Path]::PathSeparator, [StringSplitOptions]::RemoveEmptyEntries)) {
        $path = [IO.Path]::Combine($folder, $name)
        if ([IO.File]::Exists($path)) { return $path }
    }
}

function Build { RunDotNet build (PathOf 'ImageSharing.sln') --configuration $Configuration --nologo -v quiet }

function TestDesktop {
    $tests = PathOf "tests/ImageSharing.Desktop.Tests/bin/$Configuration/net472/ImageSharing.Desktop.Tests.exe"
    if (-not ($mono = FindProgram 'mono')) { return 'The tests of the desktop build were left out: there is no mono on the PATH.' }

    & $mono $tests
    if ($LASTEXITCODE -ne 0) { throw 'The tests of the desktop build failed.' }
}

function Test {
    RunDotNet test (PathOf 'ImageSharing.sln') --configuration $Configuration --nologo
    TestDesktop

    $suite = PathOf 'tests/Pester'
    if (-not [IO.Directory]::Exists($suite)) { return }

    if (-not ($pwsh = FindProgram 'pwsh')) { return 'The suite of tests/Pester was left out: there is no pwsh on the PATH.' }

    & $pwsh -NoProfile -NonInteractive -Command 'exit [int](-not (Get-Module Pester -ListAvailable))'
    if ($LASTEXITCODE -ne 0) { return 'The suite of tests/Pester was left out: pwsh has no module Pester.' }

    $run = "@{ Path = '$($suite.Replace("'", "''"))'; Exit = `$true }"
    & $pwsh -NoProfile -NonInteractive -Command "Invoke-Pester -Configuration @{ Run = $run }"
    if ($LASTEXITCODE -ne 0) { throw 'The suite of tests/Pester failed.' }
}

function Pack {
    Build
    $manifest = PathOf 'ImageSharing.psd1'
    $version = (Test-ModuleManifest $manifest).Version
    $module = PathOf "out/ImageSharing/$version"
    RemoveFolder $module
    $null = [IO.Directory]::CreateDirectory($module)
    foreach ($name in 'ImageSharing.psd1', 'LICENSE', 'README.md', 'CHANGELOG.md') {
        [IO.File]::Copy((PathOf $name), [IO.Path]::Combine($module, $name))
    }

    foreach ($name in 'bin', 'en-US') {
        if ([IO.Directory]::Exists((PathOf $name))) { CopyFolder (PathOf $name) ([IO.Path]::Combine($module, $name)) }
    }

    "The module is in $module."
}

function Try { RunDotNet run --project (PathOf 'src/ImageSharing.Sandbox') --configuration $Configuration }

# The larger small worlds, and the figures of tests/Benchmarks/README.md.
function Bench {
    [Environment]::SetEnvironmentVariable('IMAGESHARING_LARGE_TESTS', '1')
    RunDotNet test (PathOf 'tests/ImageSharing.Core.Tests') --configuration $Configuration --nologo --filter 'FullyQualifiedName~SmallWorlds' --logger 'console;verbosity=detailed'
    [Environment]::SetEnvironmentVariable('IMAGESHARING_LARGE_TESTS', $null)
    RunDotNet run --project (PathOf 'tests/Benchmarks') --configuration $Configuration -- pace
    RunDotNet run --project (PathOf 'tests/Benchmarks') --configuration $Configuration -- two-processes
}

function Clean {
    foreach ($name in 'bin', 'out', 'en-US', 'TestResults') { RemoveFolder (PathOf $name) }
    foreach ($tree in 'src', 'tests') {
        foreach ($project in [IO.Directory]::GetDirectories((PathOf $tree))) {
            foreach ($name in 'bin', 'obj', 'TestResults') { RemoveFolder ([IO.Path]::Combine($project, $name)) }
        }
    }
}

& $Task
