Describe 'Get-CvmImage' {
    BeforeAll {
        . "$PSScriptRoot/Sandbox.ps1"
        $sandbox = Connect-Sandbox
    }
    AfterAll { Disconnect-Sandbox $sandbox }

    It 'finds images by name' {
        (Get-CvmImage -Name golden-*).ImageId | Should -Be 'img-6pb6lrmy', 'img-9qabwvbn'
    }

    It 'finds images by state' {
        (Get-CvmImage -ImageState SYNCING).ImageId | Should -Be 'img-3ez8kx1c'
    }

    It 'gives no more than Select-Object asks for' {
        @(Get-CvmImage | Select-Object -First 1).Count | Should -Be 1
    }

    It 'has the tags as a dictionary and the time as a local one' {
        $image = Get-CvmImage img-6pb6lrmy
        $image.Tags.team | Should -Be 'platform'
        $image.CreatedTime.Kind | Should -Be 'Local'
        ($image | ConvertTo-Json | ConvertFrom-Json).ImageName | Should -Be 'golden-web-2026-02'
    }

    It 'shows a table of 80 columns' {
        $lines = (Get-CvmImage -Region ap-guangzhou, ap-singapore | Out-String -Width 80) -split '\r?\n' | ForEach-Object TrimEnd | Where-Object { $_ }
        $lines -replace '\e\[[0-9;]*m' | Select-Object -First 4 | Should -Be @(
            '   Region: ap-guangzhou'
            'ImageId      ImageName                  State          GiB CreatedTime'
            '-------      ---------                  -----          --- -----------'
            ('img-6pb6lrmy golden-web-2026-02         NORMAL          20 ' + ([datetime]'2026-02-02T06:12:41Z').ToString('yyyy-MM-dd HH:mm'))
        )
    }
}
