# Install the setup of a folder without questions, let it look at itself, and take it away again.
# https://nsis.sourceforge.io/Docs/Chapter3.html (/S; the uninstaller goes on in a copy of itself)
param([Parameter(Mandatory)] [string] $Folder)
$ErrorActionPreference = 'Stop'
$place = "$env:LOCALAPPDATA\Programs\ScamGuard"

function Assert([bool] $holds, [string] $what) {
    if (-not $holds) { throw "not so: $what" }
    Write-Output "so it is: $what"
}

function Run([string] $program, [string[]] $arguments) {
    return (Start-Process -FilePath $program -ArgumentList $arguments -Wait -PassThru).ExitCode
}

$setup = (Get-ChildItem -Path $Folder -Filter 'ScamGuard-*-setup.exe').FullName
$seconds = (Measure-Command { $script:status = Run $setup '/S' }).TotalSeconds
Write-Output "installed in $seconds s"
Assert ($status -eq 0) 'the setup ends well'
Assert (Test-Path "$place\ScamGuard.exe") 'the program is there'

# A program with windows has no console: only a pipe holds what it says.
$told = & "$place\ScamGuard.exe" self-check --json | Out-String
Write-Output $told
Assert ((ConvertFrom-Json $told).troubles.Count -eq 0) 'nothing of it is missing'

$null = Run "$place\Uninstall.exe" '/S'
foreach ($second in 1..60) {
    if (-not (Test-Path $place)) { break }
    Start-Sleep -Seconds 1
}
Assert (-not (Test-Path $place)) 'nothing of it stays'
