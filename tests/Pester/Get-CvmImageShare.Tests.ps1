#pester:no-parallel
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

    It 'lists the shares of the images that are piped in' {
        (Get-CvmImage | Get-CvmImageShare).ImageId | Should -Be 'img-9qabwvbn', 'img-9qabwvbn'
        Set-Content TestDrive:/images.csv 'ImageId,Region', 'img-9qabwvbn,ap-guangzhou'
        (Import-Csv TestDrive:/images.csv | Get-CvmImageShare).AccountId | Should -Be '100000000010', '100000000011'
    }

    It 'shows a table that is grouped by image' {
        Get-CvmImageShare img-9qabwvbn | Format-Line | Select-Object -First 3 | Should -Be @(
            '   Image: img-9qabwvbn (ap-guangzhou)'
            'AccountId            CreatedTime'
            '---------            -----------'
        )
    }

    It 'shows the table in a window of 40 columns' {
        Get-CvmImageShare img-9qabwvbn *10 | Format-Line 40 | Select-Object -Last 1 | Should -Match '^100000000010 {9}\d{4}-\d\d-\d\d \d\d:\d\d$'
    }

    It 'shows the accounts in columns' {
        Get-CvmImageShare img-9qabwvbn | Format-Wide | Format-Line | Select-Object -Last 1 | Should -Match '^100000000010 +100000000011$'
    }

    It 'shows a list with every property' {
        (Get-CvmImageShare img-9qabwvbn *10 | Format-List | Format-Line) -replace ' +:.*' | Should -Be 'Region', 'ImageId', 'AccountId', 'CreatedTime'
    }

    It 'keeps account and time in JSON and CSV' {
        $share = Get-CvmImageShare img-9qabwvbn *10
        $share | ConvertTo-Json | Should -Match '"AccountId": "100000000010"'
        ($share | ConvertTo-Json | ConvertFrom-Json).CreatedTime.ToUniversalTime() | Should -Be $share.CreatedTime.ToUniversalTime()
        ($share | ConvertTo-Csv | ConvertFrom-Csv).AccountId | Should -Be '100000000010'
    }

    It 'shows its table of what comes out of a job' {
        $job = Start-Job -InitializationScript ([scriptblock]::Create($import)) { Get-CvmImageShare img-9qabwvbn }
        try { $shares = Receive-Job $job -Wait }
        finally { Remove-Job $job -Force }
        $shares[0].PSTypeNames | Should -Contain 'Deserialized.ImageSharing.ImageShare'
        $shares | Format-Line | Should -Be (Get-CvmImageShare img-9qabwvbn | Format-Line)
    }

    It 'completes the accounts of the image' {
        (Get-Completion 'Get-CvmImageShare img-9qabwvbn -AccountId 1').CompletionText | Should -Be '100000000010', '100000000011'
    }

    It 'compares with the clock on the wall in <_>' -ForEach 'Asia/Shanghai', 'America/Los_Angeles' -Skip:($env:OS -eq 'Windows_NT') {
        $zone = $env:TZ
        $env:TZ = $_
        try {
            $hours = Invoke-Shell '
                Grant-CvmImageShare img-6pb6lrmy 1000000001 | Out-Null
                ((Get-Date) - (Get-CvmImageShare img-6pb6lrmy).CreatedTime).TotalHours.ToString([cultureinfo]::InvariantCulture)'
            [math]::Abs([double]$hours) | Should -BeLessThan 1
        }
        finally { if ($zone) { $env:TZ = $zone } else { Remove-Item env:TZ } }
    }
}
