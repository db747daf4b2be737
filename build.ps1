<#
.SYNOPSIS
Builds, tests, packs and shows the module. It needs the .NET SDK alone.
.DESCRIPTION
Build   builds everything; Import-Module ./ImageSharing.psd1 works from then on.
Test    runs dotnet test, which includes the Pester suite, the tests of the desktop build where there is mono, the
        suite in the older major version of Pester, and PSScriptAnalyzer where the shell has it.
Pester  packs and unpacks the module, and runs the suite of tests/Pester on it with each major version of Pester, in the
        PowerShell that is restored from NuGet. -PesterVersion picks versions, -Shell another pwsh.
Windows runs the same suite in the Windows build of PowerShell under Wine, where it is installed.
Pack    puts the module, as it is installed, into out/ImageSharing/<version>/, and makes
        out/ImageSharing.<version>.nupkg of it, the same to the byte from one commit. With -Certificate, on Windows, the
        files are signed.
Unpack  packs, and unpacks the package as a gallery's client does, into out/installed/ImageSharing/<version>/.
Try     shows the module's main job on a stand-in for the service.
Bench   makes the figures of tests/Benchmarks/README.md, all of them or those that -Figure names; with -Write they go
        onto the page. 'worlds' is the larger search of the small worlds.
Mutate  changes the code in many small ways, and counts how many of them no test finds: the scores of
        tests/Benchmarks/Mutation.md, all of them or those of -Area. Reports go into out/mutation.
Clean   removes what was built.
.NOTES
Without an installed PowerShell: dotnet run --project src/ImageSharing.Sandbox -- -File build.ps1 Test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Pester', 'Windows', 'Pack', 'Unpack', 'Try', 'Bench', 'Mutate', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # Pester tests this package instead of one that it makes.
    [string] $Package,

    # The versions of Pester; both of Directory.Packages.props without it.
    [string[]] $PesterVersion,

    # The pwsh that runs Pester; the restored one without it.
    [string] $Shell,

    # Pack takes what is built.
    [switch] $NoBuild,

    # Pack signs with this certificate: the thumbprint of one in the user's or the machine's store, or the path of a file.
    [string] $Certificate,

    # The server that dates the signatures, so that they outlive the certificate.
    [string] $TimestampServer,

    # Where Pack and Unpack put what they make.
    [string] $Destination = [IO.Path]::Combine($PSScriptRoot, 'out'),

    [ValidateSet('worlds', 'pace', 'two-processes', 'round-trips', 'import', 'first-grant', 'pipe', 'others', 'growth',
        'soak', 'chaos')]
    [string[]] $Figure = @('worlds', 'pace', 'two-processes', 'round-trips', 'import', 'first-grant', 'pipe', 'others',
        'growth', 'soak', 'chaos'),

    [switch] $Write,

    # What Mutate changes.
    [ValidateSet('signing', 'history', 'deciding', 'input', 'errors')]
    [string[]] $Area = @('signing', 'history', 'deciding', 'input', 'errors')
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$tools = $null
[Environment]::SetEnvironmentVariable('POWERSHELL_TELEMETRY_OPTOUT', '1')

. ([IO.Path]::Combine($PSScriptRoot, 'src/ImageSharing/Package/Package.ps1'))

function RunDotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $args ended with exit code $LASTEXITCODE." }
}

function PathOf([string] $Name) { [IO.Path]::Combine($PSScriptRoot, $Name) }

function CopyFolder([string] $From, [string] $To) {
    foreach ($file in [IO.Directory]::GetFiles($From, '*', 'AllDirectories')) {
        $target = [IO.Path]::Combine($To, (RelativePath $From $file))
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
    $name = if (IsWindows) { "$Name.exe" } else { $Name }
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
    Analyze
    $script:PesterVersion = (ReadTools).OlderPesterVersion
    Pester
}

# Where NuGet puts PowerShell and Pester. What is not there yet is restored.
function ReadTools {
    if ($script:tools) { return $script:tools }

    $project = PathOf 'tests/ImageSharing.Shell.Tests/ImageSharing.Shell.Tests.csproj'
    RunDotNet restore $project -v quiet | Out-Host
    $names = 'ShellFolder', 'PesterFolder', 'PesterVersion', 'OlderPesterVersion', 'NetCoreRoot'
    $json = & dotnet msbuild $project -nologo $names.ForEach({ "-getProperty:$_" })
    if ($LASTEXITCODE -ne 0) { throw "dotnet msbuild ended with exit code ${LASTEXITCODE}: $json" }
    $script:tools = ($json | ConvertFrom-Json).Properties
    $script:tools
}

function Pester {
    $module = @(Unpack)[-1]
    $tools = ReadTools
    $versions = if ($PesterVersion) { $PesterVersion } else { $tools.PesterVersion, $tools.OlderPesterVersion }
    foreach ($version in $versions) {
        $pester = [IO.Path]::Combine($tools.PesterFolder, $version, 'tools', 'Pester.psd1')
        RunShell -File (PathOf 'tests/Pester/Invoke-Suite.ps1') -Module $module -Pester $pester
    }
}

function Analyze {
    $settings = PathOf 'tests/PSScriptAnalyzerSettings.psd1'
    $scripts = 'build.ps1', 'ImageSharing.psd1', 'src/ImageSharing/Package', 'tests/Pester', 'src/ImageSharing.Sandbox/Tour'
    $paths = ($scripts | ForEach-Object { "'$(PathOf $_)'" }) -join ', '
    RunShell -Command "
        if (-not (Get-Module PSScriptAnalyzer -ListAvailable)) {
            'PSScriptAnalyzer was left out: the shell has no such module.'
            exit
        }
        $paths | ForEach-Object { Invoke-ScriptAnalyzer `$_ -Recurse -Settings '$settings' } -OutVariable found
        exit `$found.Count"
}

# Runs the restored shell, or the one of -Shell, with arguments.
function RunShell {
    $command = @($Shell)
    if (-not $Shell) {
        $system = if (IsWindows) { 'win' } else { 'unix' }
        $command = 'dotnet', [IO.Path]::Combine((ReadTools).ShellFolder, $system, 'pwsh.dll')

        # The shell starts others for jobs, by a program that looks for .NET there.
        $env:DOTNET_ROOT = (ReadTools).NetCoreRoot
    }

    $program = $command[0]
    $first = @($command | Select-Object -Skip 1)
    & $program @first -NoProfile -NonInteractive @args
    if ($LASTEXITCODE -ne 0) { throw "The shell ended with exit code ${LASTEXITCODE}: $args" }
}

# What the Windows build of PowerShell needs to run under Wine: .NET for Windows, laid out as it is installed.
function LayOutWindows([string] $Folder) {
    $project = PathOf 'src/ImageSharing.Sandbox/Shell/Shell.csproj'
    RunDotNet restore $project '-p:UnderWine=true' -v quiet | Out-Host
    $names = 'NuGetPackageRoot', 'BundledNETCoreAppPackageVersion'
    $json = & dotnet msbuild $project -nologo $names.ForEach({ "-getProperty:$_" })
    $packages, $version = ($json | ConvertFrom-Json).Properties.PSObject.Properties.Value
    foreach ($name in 'NETCore', 'WindowsDesktop', 'AspNetCore') {
        $pack = "$packages/microsoft.$($name.ToLowerInvariant()).app.runtime.win-x64/$version/runtimes/win-x64"
        $shared = [IO.Path]::Combine($Folder, 'dotnet/shared', "Microsoft.$name.App", $version)
        CopyFolder ([IO.Path]::Combine($pack, 'lib/net10.0')) $shared
        CopyFolder ([IO.Path]::Combine($pack, 'native')) $shared
    }

    $resolver = [IO.Path]::Combine($Folder, 'dotnet/host/fxr', $version)
    $null = [IO.Directory]::CreateDirectory($resolver)
    [IO.File]::Copy("$Folder/dotnet/shared/Microsoft.NETCore.App/$version/hostfxr.dll", "$resolver/hostfxr.dll")
    RunDotNet publish (PathOf 'src/ImageSharing.Sandbox') -r win-x64 --no-self-contained --configuration $Configuration `
        --output ([IO.Path]::Combine($Folder, 'sandbox')) --nologo -v quiet | Out-Host
}

function Windows {
    foreach ($name in 'wine', 'script', 'timeout') {
        if (-not (FindProgram $name)) {
            return "The suite in the Windows build of PowerShell was left out: there is no $name on the PATH."
        }
    }

    $module = @(Unpack)[-1]
    $tools = ReadTools
    $folder = [IO.Path]::Combine($Destination, 'windows')
    RemoveFolder $folder
    LayOutWindows $folder
    $variables = @{
        HOME                         = [IO.Directory]::CreateDirectory("$folder/home").FullName
        WINEPREFIX                   = "$folder/prefix"
        WINEDEBUG                    = '-all'
        DISPLAY                      = $null
        DOTNET_ROOT                  = WinePath "$folder/dotnet"
        DOTNET_ROOT_X64              = WinePath "$folder/dotnet"
        DOTNET_EnableWriteXorExecute = '0'
        IMAGESHARING_SANDBOX         = WinePath "$folder/sandbox/ImageSharing.Sandbox.exe"
        IMAGESHARING_WINE            = '1'
        NO_COLOR                     = '1'
    }
    foreach ($name in $variables.Keys) { [Environment]::SetEnvironmentVariable($name, $variables[$name]) }
    & wine wineboot -i *> "$folder/wine.log"
    & wine winecfg -v win10 *>> "$folder/wine.log"

    $pwsh = [IO.Path]::Combine($tools.ShellFolder, 'win/pwsh.exe')
    $pester = WinePath ([IO.Path]::Combine($tools.PesterFolder, $tools.PesterVersion, 'tools/Pester.psd1'))
    $suite = PathOf 'tests/Pester'
    $run = WinePath "$suite/Invoke-Suite.ps1"
    $tests = foreach ($file in [IO.Directory]::GetFiles($suite, '*.Tests.ps1')) {
        $name = [IO.Path]::GetFileName($file)
        $result = "$folder/$name.json"
        $log = "$folder/$name.log"

        # Without a terminal -File runs nothing there, and exits with 0.
        $command = "timeout --kill-after=10 400 wine '$pwsh' -NoProfile -NonInteractive -File '$run' " +
            "-Module '$(WinePath $module)' -Pester '$pester' -File '$name' -Result '$(WinePath $result)'"
        & script -qec $command $log > "$folder/last.log"
        $rows = @(if ([IO.File]::Exists($result)) { [IO.File]::ReadAllText($result) | ConvertFrom-Json })
        if (-not $rows) {
            $rows = @([pscustomobject]@{ Name = 'no test was executed'; Result = 'Failed'; Text = "See $log." })
        }

        $rows | Where-Object Result -eq Failed | ForEach-Object { "[-] ${name}: $($_.Name)`n$($_.Text)" } | Out-Host
        $rows
    }

    $count = { param($Result) @($tests | Where-Object Result -eq $Result).Count }
    "Windows under Wine: $(& $count Passed) passed, $(& $count Failed) failed, $(& $count Skipped) skipped."
    if ((& $count Failed) -or -not (& $count Passed)) { throw 'The suite failed in the Windows build of PowerShell.' }
}

function WinePath([string] $Path) { 'Z:' + [IO.Path]::GetFullPath($Path).Replace('/', '\') }

# Puts the package where a gallery's client would, without what is the package's own, and gives the manifest's path.
function Unpack {
    if (-not $Package) { Pack }
    $version = Version
    $module = [IO.Path]::Combine($Destination, 'installed', 'ImageSharing', $version)
    RemoveFolder ([IO.Path]::Combine($Destination, 'installed'))
    $nupkg = if ($Package) { $Package } else { [IO.Path]::Combine($Destination, "ImageSharing.$version.nupkg") }
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [IO.Compression.ZipFile]::ExtractToDirectory($nupkg, $module)
    foreach ($name in '_rels', 'package') { RemoveFolder ([IO.Path]::Combine($module, $name)) }
    foreach ($name in '[Content_Types].xml', 'ImageSharing.nuspec') {
        [IO.File]::Delete([IO.Path]::Combine($module, $name))
    }

    [IO.Path]::Combine($module, 'ImageSharing.psd1')
}

function Pack {
    $signer = if ($Certificate) { FindCertificate $Certificate }
    if (-not $NoBuild) { Build }
    $manifest = Test-ModuleManifest (PathOf 'ImageSharing.psd1')
    $version = $manifest.Version.ToString()
    $notes = NotesOf (PathOf 'CHANGELOG.md') $version
    $module = [IO.Path]::Combine($Destination, 'ImageSharing', $version)
    RemoveFolder ([IO.Path]::Combine($Destination, 'ImageSharing'))
    $null = [IO.Directory]::CreateDirectory($module)
    $package = PathOf 'src/ImageSharing/Package'
    $files = 'LICENSE', 'README.md', 'CHANGELOG.md' | ForEach-Object { PathOf $_ }
    foreach ($file in @($files) + "$package/ThirdPartyNotices.txt" + "$package/icon.png") {
        [IO.File]::Copy($file, [IO.Path]::Combine($module, [IO.Path]::GetFileName($file)))
    }

    foreach ($name in 'bin', 'en-US', 'zh-CN', 'zh-Hans') {
        if ([IO.Directory]::Exists((PathOf $name))) { CopyFolder (PathOf $name) ([IO.Path]::Combine($module, $name)) }
    }

    if ($manifest.ProjectUri) { WriteOnlineLinks $module $manifest.ProjectUri }
    WriteManifest (PathOf 'ImageSharing.psd1') $module $notes
    if ($signer) { SignModule $module $signer $TimestampServer }
    $nupkg = [IO.Path]::Combine($Destination, "ImageSharing.$version.nupkg")
    [IO.File]::Delete($nupkg)
    WritePackage $module $manifest $notes
    if (-not $signer) { 'The module is not signed: no -Certificate was given.' }
    "The module is in $module, its package is $nupkg."
}

# NuGet makes the package. Its times are that of the commit, so that two of one commit are alike.
function WritePackage([string] $Module, $Manifest, [string] $Notes) {
    $commands = $Manifest.ExportedCmdlets.Keys | ForEach-Object { "PSCmdlet_$_", "PSCommand_$_" }
    $values = @{
        version      = $Manifest.Version.ToString()
        authors      = $Manifest.Author
        description  = $Manifest.Description
        copyright    = $Manifest.Copyright
        projectUri   = "$($Manifest.ProjectUri)"
        releaseNotes = $Notes
        tags         = (@($Manifest.Tags) + 'PSModule' + 'PSIncludes_Cmdlet' + $commands) -join ' '
    }
    $nuspec = [IO.Path]::Combine($Destination, 'ImageSharing.nuspec')
    [IO.File]::WriteAllText($nuspec, (FillNuspec (PathOf 'src/ImageSharing/Package/ImageSharing.nuspec') $values))
    RunDotNet pack (PathOf 'src/ImageSharing/ImageSharing.csproj') --configuration $Configuration --no-build --nologo `
        --verbosity quiet --output $Destination "-p:NuspecFile=$nuspec" "-p:NuspecBasePath=$Module" `
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

# Where NuGet puts Stryker; nothing where it cannot be had.
function FindStryker {
    $project = PathOf 'tests/Mutation/Tool/Tool.csproj'
    $null = & dotnet restore $project -v quiet
    if ($LASTEXITCODE -ne 0) { return }

    $program = & dotnet msbuild $project -nologo -getProperty:StrykerProgram
    if ($LASTEXITCODE -eq 0 -and [IO.File]::Exists($program)) { $program }
}

function Mutate {
    if (-not ($stryker = FindStryker)) {
        [Console]::Error.WriteLine('The mutation tests need the .NET tool dotnet-stryker, which cannot be restored here. ' +
            'To see why, run: dotnet restore tests/Mutation/Tool')
        exit 1
    }

    $rows = foreach ($name in $Area) { MutateArea $stryker $name }
    '| area | killed | timed out | survived | not covered | score |'
    '|---|---|---|---|---|---|'
    $rows
}

function MutateArea([string] $Stryker, [string] $Name) {
    $part = if ($Name -in 'input', 'errors') { 'Input' } else { 'Core' }
    $output = [IO.Path]::Combine($Destination, 'mutation', $Name)
    RemoveFolder $output
    Push-Location -LiteralPath (PathOf "tests/Mutation/$part.Tests")
    try { RunDotNet $Stryker --config-file "../$Name.json" --output $output --skip-version-check | Out-Host }
    finally { Pop-Location }

    try {
        $report = [IO.File]::ReadAllText([IO.Path]::Combine($output, 'reports/mutation-report.json')) | ConvertFrom-Json
        $mutants = @($report.files.PSObject.Properties | ForEach-Object { $_.Value.mutants })
    }
    catch { throw "Stryker left no report of $Name that can be read: see $output." }

    $count = { param($Status) @($mutants | Where-Object status -eq $Status).Count }
    $killed, $timedOut, $survived, $notCovered = 'Killed', 'Timeout', 'Survived', 'NoCoverage' |
        ForEach-Object { & $count $_ }
    if (-not $killed) { throw "No mutant of $Name was killed, so the tests did not run: see $output." }

    $found = $killed + $timedOut
    $score = 100.0 * $found / ($found + $survived + $notCovered)
    '| {0} | {1} | {2} | {3} | {4} | {5:0.0} % |' -f $Name, $killed, $timedOut, $survived, $notCovered, $score
}

function Clean {
    foreach ($name in 'bin', 'out', 'en-US', 'zh-CN', 'zh-Hans', 'TestResults') { RemoveFolder (PathOf $name) }
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
