<#
.SYNOPSIS
Builds, tests, packs and shows the module. It needs the .NET SDK alone.
.DESCRIPTION
Build  builds everything; Import-Module ./ImageSharing.psd1 works from then on.
Test   runs dotnet test, the tests of the desktop build where there is mono, and then what Pester does.
Pester packs, unpacks the package as a gallery would, and runs the suite of tests/Pester on it, and the rules of
       PSScriptAnalyzer over the scripts; each where the shell has it.
Pack   puts the module, as it is installed, into out/ImageSharing/<version>/, and makes out/ImageSharing.<version>.nupkg
       of it, the same to the byte from one commit.
Try    shows the module's main job on a stand-in for the service.
Bench  makes the figures of tests/Benchmarks/README.md, all of them or those that -Figure names; with -Write they go onto
       the page. 'worlds' is the larger search of the small worlds.
Clean  removes what was built.
.NOTES
Language, .NET and dotnet only: it runs in a hosted engine too, which has none of the shell's own modules.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Pester', 'Pack', 'Try', 'Bench', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # Pester tests this package instead of one that it makes.
    [string] $Package,

    [ValidateSet('worlds', 'pace', 'two-processes', 'import', 'first-grant', 'signing', 'pipe', 'throughput', 'others',
        'growth', 'soak')]
    [string[]] $Figure = @('worlds', 'pace', 'two-processes', 'import', 'first-grant', 'signing', 'pipe', 'throughput',
        'others', 'growth', 'soak'),

    [switch] $Write
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

function Version {
    $manifest = [IO.File]::ReadAllText((PathOf 'ImageSharing.psd1'))
    [regex]::Match($manifest, "ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value
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
    if (-not ($mono = FindProgram 'mono')) {
        return 'The tests of the desktop build were left out: there is no mono on the PATH.'
    }

    $dated = 'Tc3Tests', 'PublishedVectors', 'ClockRepair', 'ShareListing', 'Cvm'
    foreach ($arguments in @(), (@('--culture', 'th-TH') + $dated)) {
        & $mono $tests @arguments
        if ($LASTEXITCODE -ne 0) { throw 'The tests of the desktop build failed.' }
    }
}

function Test {
    RunDotNet test (PathOf 'ImageSharing.sln') --configuration $Configuration --nologo
    TestDesktop
    Pester
}

function Pester {
    if (-not ($pwsh = FindProgram 'pwsh')) { return 'Pester was left out: there is no pwsh on the PATH.' }

    if (HasModule $pwsh PSScriptAnalyzer) {
        $settings = PathOf 'tests/PSScriptAnalyzerSettings.psd1'
        foreach ($scripts in 'build.ps1', 'ImageSharing.psd1', 'tests/Pester') {
            RunShell $pwsh "Invoke-ScriptAnalyzer '$(PathOf $scripts)' -Recurse -Settings '$settings' -EnableExit"
        }
        'PSScriptAnalyzer has nothing to say.'
    }
    else { 'PSScriptAnalyzer was left out: pwsh has no such module.' }

    if (-not (HasModule $pwsh Pester)) { return 'Pester was left out: pwsh has no such module.' }

    if (-not $Package) { Pack }
    [Environment]::SetEnvironmentVariable('IMAGESHARING_MODULE', (Unpack))
    try { RunShell $pwsh "Invoke-Pester -Configuration @{ Run = @{ Path = '$(PathOf 'tests/Pester')'; Exit = `$true } }" }
    finally { [Environment]::SetEnvironmentVariable('IMAGESHARING_MODULE', $null) }
}

function RunShell([string] $Pwsh, [string] $Command) {
    & $Pwsh -NoProfile -NonInteractive -Command $Command
    if ($LASTEXITCODE -ne 0) { throw "This ended with exit code ${LASTEXITCODE}: $Command" }
}

function HasModule([string] $Pwsh, [string] $Name) {
    & $Pwsh -NoProfile -NonInteractive -Command "exit [int](-not (Get-Module $Name -ListAvailable))"
    $LASTEXITCODE -eq 0
}

# Puts the package where a gallery's client would, without what is the package's own, and gives the manifest's path.
function Unpack {
    $version = Version
    $module = PathOf "out/installed/ImageSharing/$version"
    RemoveFolder (PathOf 'out/installed')
    $nupkg = if ($Package) { $Package } else { PathOf "out/ImageSharing.$version.nupkg" }
    [IO.Compression.ZipFile]::ExtractToDirectory($nupkg, $module)
    foreach ($name in '_rels', 'package') { RemoveFolder ([IO.Path]::Combine($module, $name)) }
    foreach ($name in '[Content_Types].xml', 'ImageSharing.nuspec') {
        [IO.File]::Delete([IO.Path]::Combine($module, $name))
    }

    [IO.Path]::Combine($module, 'ImageSharing.psd1')
}

function Pack {
    Build
    $manifest = Test-ModuleManifest (PathOf 'ImageSharing.psd1')
    $version = $manifest.Version.ToString()
    $notes = NotesOf $version
    $module = PathOf "out/ImageSharing/$version"
    RemoveFolder (PathOf 'out/ImageSharing')
    $null = [IO.Directory]::CreateDirectory($module)
    $package = PathOf 'src/ImageSharing/Package'
    $files = 'LICENSE', 'README.md', 'CHANGELOG.md' | ForEach-Object { PathOf $_ }
    foreach ($file in @($files) + "$package/ThirdPartyNotices.txt" + "$package/icon.png") {
        [IO.File]::Copy($file, [IO.Path]::Combine($module, [IO.Path]::GetFileName($file)))
    }

    foreach ($name in 'bin', 'en-US') { CopyFolder (PathOf $name) ([IO.Path]::Combine($module, $name)) }
    WriteManifest $module $notes
    $nupkg = PathOf "out/ImageSharing.$version.nupkg"
    [IO.File]::Delete($nupkg)
    WritePackage $module $manifest $notes
    "The module is in $module, its package is $nupkg."
}

# What the changelog says of a version.
function NotesOf([string] $Version) {
    $text = [IO.File]::ReadAllText((PathOf 'CHANGELOG.md')).Replace("`r`n", "`n")
    $section = [regex]::Match($text, "(?ms)^## $([regex]::Escape($Version))\b[^\n]*\n(.*?)(?=^## |\z)")
    if (-not $section.Success) { throw "CHANGELOG.md has no section '## $Version'." }
    $section.Groups[1].Value.Trim()
}

# The manifest of the packed module names its files and says what is new.
function WriteManifest([string] $Module, [string] $Notes) {
    $text = [IO.File]::ReadAllText((PathOf 'ImageSharing.psd1')).Replace("`r`n", "`n")
    $names = @('ImageSharing.psd1') + @([IO.Directory]::GetFiles($Module, '*', 'AllDirectories') |
            ForEach-Object { [IO.Path]::GetRelativePath($Module, $_).Replace('\', '/') })
    [Array]::Sort($names, [StringComparer]::Ordinal)
    $list = ($names | ForEach-Object { "        '$_'" }) -join "`n"
    foreach ($pair in @(
            @('FileList             = @()', "FileList             = @(`n$list`n    )"),
            @("ReleaseNotes = ''", "ReleaseNotes = '$($Notes.Replace("'", "''"))'"))) {
        if (-not $text.Contains($pair[0])) { throw "ImageSharing.psd1 has no line '$($pair[0])' to be filled in." }
        $text = $text.Replace($pair[0], $pair[1])
    }

    [IO.File]::WriteAllText([IO.Path]::Combine($Module, 'ImageSharing.psd1'), $text)
}

# NuGet makes the package. Its times are that of the commit, so that two of one commit are alike.
function WritePackage([string] $Module, $Manifest, [string] $Notes) {
    $commands = $Manifest.ExportedCmdlets.Keys | ForEach-Object { "PSCmdlet_$_", "PSCommand_$_" }
    $values = @{
        version      = $Manifest.Version.ToString()
        authors      = $Manifest.Author
        description  = $Manifest.Description
        copyright    = $Manifest.Copyright
        releaseNotes = $Notes
        tags         = (@($Manifest.Tags) + 'PSModule' + 'PSIncludes_Cmdlet' + $commands) -join ' '
    }
    $text = [IO.File]::ReadAllText((PathOf 'src/ImageSharing/Package/ImageSharing.nuspec'))
    foreach ($name in $values.Keys) {
        $text = $text.Replace("`$$name`$", [Security.SecurityElement]::Escape($values[$name]))
    }

    $nuspec = PathOf 'out/ImageSharing.nuspec'
    [IO.File]::WriteAllText($nuspec, $text)

    RunDotNet pack (PathOf 'src/ImageSharing/ImageSharing.csproj') --configuration $Configuration --no-build --nologo `
        --verbosity quiet --output (PathOf 'out') "-p:NuspecFile=$nuspec" "-p:NuspecBasePath=$Module" `
        '-p:NoPackageAnalysis=true' "-p:DeterministicTimestamp=$(TimeOfCommit)"
    [IO.File]::Delete($nuspec)
}

# In seconds since 1970; without a commit the first instant that a zip file can name.
function TimeOfCommit {
    if ($env:SOURCE_DATE_EPOCH) { return $env:SOURCE_DATE_EPOCH }

    $seconds = try { & git -C $PSScriptRoot log -1 --format=%ct 2>$null } catch { $null }
    if ($seconds) { $seconds } else { 315532800 }
}

function Try { RunDotNet run --project (PathOf 'src/ImageSharing.Sandbox') --configuration $Configuration }

function SearchLargerWorlds {
    [Environment]::SetEnvironmentVariable('IMAGESHARING_LARGE_TESTS', '1')
    try {
        RunDotNet test (PathOf 'tests/ImageSharing.Core.Tests') --configuration $Configuration --nologo `
            --filter 'FullyQualifiedName~SmallWorlds' --logger 'console;verbosity=detailed'
    }
    finally { [Environment]::SetEnvironmentVariable('IMAGESHARING_LARGE_TESTS', $null) }
}

function Bench {
    $options = if ($Write) { '--write' }
    foreach ($name in $Figure) {
        if ($name -eq 'worlds') { SearchLargerWorlds }
        else { RunDotNet run --project (PathOf 'tests/Benchmarks') --configuration $Configuration -- $name $options }
    }
}

function Clean {
    foreach ($name in 'bin', 'out', 'en-US', 'TestResults') { RemoveFolder (PathOf $name) }
    foreach ($tree in 'src', 'tests') {
        foreach ($project in [IO.Directory]::GetDirectories((PathOf $tree))) {
            foreach ($name in 'bin', 'obj', 'TestResults') { RemoveFolder ([IO.Path]::Combine($project, $name)) }
        }
    }

    foreach ($name in 'EmptyModule/bin', 'EmptyModule/obj', 'Others/node_modules') {
        RemoveFolder (PathOf "tests/Benchmarks/$name")
    }
}

& $Task
