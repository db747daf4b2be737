# ImageSharing shares Tencent Cloud CVM images with many accounts, revokes shares, and
# reports the result for each account. This tour uses a simulated service on this machine.

# Find images by name.
Get-CvmImage -Name golden-*

# Share one of them with four accounts. One account does not exist.
$accounts = '100000000010', '100000000404', '100000000011', '100000000012'
$accounts | Grant-CvmImageShare -ImageId img-6pb6lrmy -Region ap-guangzhou

# Run the same command again. Accounts that have the share keep it.
$accounts | Grant-CvmImageShare img-6pb6lrmy -ErrorAction SilentlyContinue

# Look at the error that was not shown.
$Error[0] | Select-Object FullyQualifiedErrorId, CategoryInfo, TargetObject, ErrorDetails | Format-List

# List the accounts that the other image is shared with.
Get-CvmImageShare img-9qabwvbn

# Preview: share it with exactly these two accounts.
Set-CvmImageShare img-9qabwvbn 100000000010, 100000000012 -WhatIf

# Share it, without a confirmation prompt.
Set-CvmImageShare img-9qabwvbn 100000000010, 100000000012 -Confirm:$false

# Revoke every share. You cannot delete a shared image.
Revoke-CvmImageShare img-9qabwvbn -All -Confirm:$false

# Try it yourself: dotnet run --project src/ImageSharing.Sandbox -- --interactive
