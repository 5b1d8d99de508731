<#
.SYNOPSIS
Puts another version of the MAX gateway in place, and the one before back when it is not healthy.

.DESCRIPTION
Copies the published gateway into a folder of its version, renews the views of each company, stops the service, points
'current' to the new folder, starts the service, waits until it is healthy and reads the report of its doctor. When one of these fails,
'current' points to the folder before again and the service is started. Views are compatible with the version before.
Settings, inbox and the site's own views are not touched.

.PARAMETER Package
Folder that 'dotnet publish -r win-x86 -c Release' made, with or without --self-contained.

.PARAMETER Health
Address of the health check.

.PARAMETER SqlServer
SQL Server of the company databases. Left out: the database owner runs Sql\connector-site.sql and Sql\connector-views.sql himself before.

.PARAMETER CompanyDatabase
The company databases.

.PARAMETER RegistrationFree
As for the installation.

.PARAMETER Keep
How many versions are kept.

.PARAMETER InstallRoot
Folder of the versions.

.PARAMETER DataRoot
Folder of settings, inbox, logs and ETL files.

.EXAMPLE
.\Update-MaxGateway.ps1 -Package C:\Temp\gateway -Health https://max.contoso.local:8443/v1/health -SqlServer localhost -CompanyDatabase ExactMAXDE
#>

#Requires -Version 5.1
#Requires -RunAsAdministrator

[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)][ValidateScript({ Test-Path -LiteralPath $_ -PathType Container })][string] $Package,
    [Parameter(Mandatory)][uri] $Health,
    [string] $SqlServer,
    [ValidatePattern('^[A-Za-z0-9_]+$')][string[]] $CompanyDatabase = @(),
    [switch] $RegistrationFree,
    [ValidateRange(2, 100)][int] $Keep = 3,
    [string] $InstallRoot = (Join-Path $env:ProgramFiles 'ConnectorMaxGateway'),
    [string] $DataRoot = (Join-Path $env:ProgramData 'ConnectorMaxGateway'))

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'MaxGateway.Install.psm1') -Force

if (-not (Get-Service -Name $ServiceName -ErrorAction SilentlyContinue)) { throw 'The service is not installed: use Install-MaxGateway.ps1.' }
Assert-GatewayRuntime $Package

foreach ($database in $CompanyDatabase) {
    if ($SqlServer -and $PSCmdlet.ShouldProcess("$SqlServer/$database", 'Renew the views of schema connector')) {
        foreach ($script in 'connector-site.sql', 'connector-views.sql') {
            Invoke-Native sqlcmd @('-S', $SqlServer, '-d', $database, '-E', '-b', '-I', '-i', (Join-Path $Package "Sql\$script"))
        }
    }
}

if ($PSCmdlet.ShouldProcess($InstallRoot, "Replace $(Get-CurrentVersion $InstallRoot) by version $(Get-GatewayVersion $Package)")) {
    $folder = Copy-GatewayVersion $Package $InstallRoot
    if ($RegistrationFree) { New-MaxUpdateManifest $folder }
    # What is in the inbox is done after the start.
    Stop-Service -Name $ServiceName
    Start-GatewayVersion -InstallRoot $InstallRoot -Folder $folder -Health $Health -Report (Join-Path $DataRoot 'logs\doctor.json')
    Get-ChildItem -LiteralPath $InstallRoot -Directory | Where-Object { $_.Name -ne 'current' -and $_.FullName -ne $folder } |
        Sort-Object -Property CreationTimeUtc -Descending | Select-Object -Skip ($Keep - 1) | Remove-Item -Recurse -Force
}
