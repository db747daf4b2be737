Describe 'Get-CvmImageShare' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        $sandbox = Connect-Sandbox
    }
    AfterAll { Disconnect-Sandbox $sandbox }

    It 'lists the accounts of an image' {
        $shares = Get-CvmImageShare img-9qabwvbn
        $shares.AccountId | Should -Be '100000000010', '100000000011'
        $shares[0].CreatedTime.Kind | Should -Be 'Local'
    }

    It 'picks accounts by wildcards' {
        (Get-CvmImageShare img-9qabwvbn *11).AccountId | Should -Be '100000000011'
    }

    It 'shows a table that is grouped by image' {
        $lines = (Get-CvmImageShare img-9qabwvbn | Out-String -Width 80) -split '\r?\n' | ForEach-Object TrimEnd | Where-Object { $_ }
        $lines -replace '\e\[[0-9;]*m' | Select-Object -First 3 | Should -Be @(
            '   Image: img-9qabwvbn (ap-guangzhou)'
            'AccountId            CreatedTime'
            '---------            -----------'
        )
    }

    It 'compares with the clock on the wall in <_>' -ForEach 'Asia/Shanghai', 'America/Los_Angeles' -Skip:$IsWindows {
        $env:TZ = $_
        try {
            $hours = pwsh -NoProfile -Command "
                Import-Module '$repository/ImageSharing.psd1'
                Grant-CvmImageShare img-6pb6lrmy 1000000001 | Out-Null
                ((Get-Date) - (Get-CvmImageShare img-6pb6lrmy).CreatedTime).TotalHours"
            [math]::Abs([double]$hours) | Should -BeLessThan 1
        }
        finally { Remove-Item env:TZ }
    }
}
