#pester:no-parallel
# The module as an administrator installs it: from a repository, in odd folders, beside another version, under a prefix.

Describe 'The packed module' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        $sandbox = Connect-Sandbox
        $folder = Split-Path $module

        # A command in a shell that finds modules in a folder, before all others.
        function Invoke-With([string] $Modules, [string] $Command) {
            $quoted = $Modules.Replace("'", "''")
            $arguments = @($pwshArguments) + '-NoLogo', '-NoProfile', '-NonInteractive'
            & $pwsh @arguments -Command "
                `$env:PSModulePath = '$quoted' + [IO.Path]::PathSeparator + `$env:PSModulePath
                $Command" 2>&1 | ForEach-Object { "$_".TrimEnd() }
        }

        function Install-Copy([string] $Modules, [string] $Version) {
            $target = [IO.Path]::Combine($Modules, 'ImageSharing', $Version)
            $null = [IO.Directory]::CreateDirectory($target)
            foreach ($file in [IO.Directory]::GetFiles($folder, '*', 'AllDirectories')) {
                $copy = [IO.Path]::Combine($target, $file.Substring($folder.Length + 1))
                $null = [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($copy))
                [IO.File]::Copy($file, $copy)
            }

            $manifest = [IO.Path]::Combine($target, 'ImageSharing.psd1')
            $text = [IO.File]::ReadAllText($manifest) -replace "(ModuleVersion\s*=\s*)'[^']+'", "`$1'$Version'"
            [IO.File]::WriteAllText($manifest, $text)
            $manifest
        }
    }
    AfterAll { Disconnect-Sandbox $sandbox }

    It 'is installed by Install-PSResource from a repository that is a folder' -Skip:(-not $env:IMAGESHARING_MODULE -or -not (Get-Command Install-PSResource -ErrorAction Ignore)) {
        $nupkg = Get-ChildItem ([IO.Path]::Combine($folder, '..', '..', '..')) -Filter *.nupkg
        $nupkg | Should -Not -BeNullOrEmpty -Because 'the package lies beside the folder that it was unpacked to'
        $repository = (New-Item "$TestDrive/repository" -ItemType Directory).FullName
        Copy-Item $nupkg $repository

        # The home folder is another. Windows uses the documents of the user nevertheless, so nothing is installed there.
        $own = $env:HOME, $env:XDG_DATA_HOME
        $env:HOME, $env:XDG_DATA_HOME = $TestDrive, $null
        $install = if ($env:OS -eq 'Windows_NT') { "`$null = New-Item '$TestDrive/Modules' -ItemType Directory; Save-PSResource ImageSharing -Repository packed -Path '$TestDrive/Modules'; `$env:PSModulePath = '$TestDrive/Modules;' + `$env:PSModulePath" }
        else { 'Install-PSResource ImageSharing -Repository packed -Scope CurrentUser' }
        try {
            $shown = Invoke-Shell "
                Remove-Module ImageSharing
                Register-PSResourceRepository packed -Uri '$repository' -Trusted -Force
                $install
                Import-Module ImageSharing
                `$imported = Get-Module ImageSharing
                `$imported.Path.Contains('$(Split-Path $TestDrive -Leaf)')
                `$imported.Version.ToString()
                (Grant-CvmImageShare img-6pb6lrmy 1000000001).Status
                Unregister-PSResourceRepository packed"
        }
        finally { $env:HOME, $env:XDG_DATA_HOME = $own }
        $shown | Should -Be 'True', (Import-PowerShellDataFile $module).ModuleVersion, 'Shared'
    }

    It 'works from a folder with spaces, brackets and other letters' {
        $modules = [IO.Path]::Combine($TestDrive, 'Módulos [alt] & 镜像 (2)')
        $null = Install-Copy $modules '0.1.0'
        $shown = Invoke-With $modules '
            (Grant-CvmImageShare img-6pb6lrmy 1000000002).Status
            (Get-Module ImageSharing).ModuleBase.Contains("[alt]")
            (Get-CvmImage img-6pb6lrmy | Out-String) -match "golden-web"
            (Get-Help Grant-CvmImageShare).Synopsis.Length -gt 20
            (Get-Help about_ImageSharing).Length -gt 200'
        $shown | Should -Be 'Shared', 'True', 'True', 'True', 'True'
    }

    It 'is there in two versions, of which the newer is taken unless another is asked for' {
        $modules = [IO.Path]::Combine($TestDrive, 'two')
        $null = Install-Copy $modules '0.1.0'
        $null = Install-Copy $modules '0.2.0'
        Invoke-With $modules '
            (Grant-CvmImageShare img-6pb6lrmy 1000000003).Status
            "$((Get-Module ImageSharing).Version)"' | Should -Be 'Shared', '0.2.0'
        Invoke-With $modules '
            Import-Module ImageSharing -RequiredVersion 0.1.0
            (Grant-CvmImageShare img-6pb6lrmy 1000000004).Status
            "$((Get-Module ImageSharing).Version)"' | Should -Be 'Shared', '0.1.0'
    }

    It 'has its commands under a prefix, with their help and completion' {
        $shown = Invoke-Shell "
            Remove-Module ImageSharing
            Import-Module '$module' -Prefix Tc
            (Grant-TcCvmImageShare img-6pb6lrmy 1000000005).Status
            (Get-Command Grant-TcCvmImageShare).Source
            (TabExpansion2 'Get-TcCvmImageShare golden-d' 28).CompletionMatches.CompletionText
            (Get-TcCvmImage img-00000000 -ErrorAction SilentlyContinue -ErrorVariable problem) ; `$problem.FullyQualifiedErrorId"
        $shown | Should -Be 'Shared', 'ImageSharing', 'img-9qabwvbn', 'InvalidImageId.NotFound,ImageSharing.Commands.GetCvmImageCommand'
    }
}

Describe 'Constrained Language Mode' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        $sandbox = Connect-Sandbox
        $constrained = "`$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'"
        Set-Content "$TestDrive/shares.csv" 'ImageId,AccountId', 'img-6pb6lrmy,1000000001', 'img-9qabwvbn,100000000404'
    }
    AfterAll { Disconnect-Sandbox $sandbox }

    It 'is really on' {
        Invoke-Shell "$constrained; try { [IO.Path]::GetTempPath() } catch { `$_.FullyQualifiedErrorId }" | Should -Be 'MethodInvocationNotSupportedInConstrainedLanguage'
    }

    It 'leaves rows, results, errors and views as they are' {
        $shown = Invoke-Shell "
            $constrained
            `$results = Import-Csv '$TestDrive/shares.csv' | Grant-CvmImageShare -ErrorAction SilentlyContinue -ErrorVariable problems
            `$results.Status
            `$problems.TargetObject
            (`$results | Out-String) -match 'Image: img-6pb6lrmy'
            (`$results | Where-Object Status -eq Shared | Revoke-CvmImageShare).Status
            (Get-CvmImage -Name golden-*).ImageId"
        $shown | Should -Be 'Shared', 'Failed', '100000000404', 'True', 'Revoked', 'img-6pb6lrmy', 'img-9qabwvbn'
    }
}

Describe 'A result' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        $sandbox = Connect-Sandbox
        $results = Grant-CvmImageShare img-9qabwvbn 100000000010, 1000000001, 100000000404 -ErrorAction SilentlyContinue
    }
    AfterAll { Disconnect-Sandbox $sandbox }

    It 'is grouped by its status' {
        $groups = $results | Group-Object Status -AsHashTable -AsString
        $groups.Keys | Sort-Object | Should -Be 'AlreadyShared', 'Failed', 'Shared'
        $groups.Shared.AccountId | Should -Be '1000000001'
    }

    It 'is the same behind a session that serializes it, and shows as the same table' {
        $sent = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($results))
        $sent[0].PSTypeNames[0] | Should -Be 'Deserialized.ImageSharing.ImageShareResult'
        foreach ($name in [ImageSharing.ImageShareResult].GetProperties().Name) { $sent.$name | Should -Be $results.$name -Because $name }
        $sent | Format-Line | Should -Be ($results | Format-Line)
    }

    It 'behind a serializing session undoes what the grant did, and only that' {
        $granted = Grant-CvmImageShare img-6pb6lrmy 1000000001
        $sent = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($granted))
        ($sent | Revoke-CvmImageShare).Status | Should -Be 'Revoked'
    }
}
