using 'main.bicep'

param namePrefix = 'ctmax'
param environmentName = 'production'
param storageSku = 'Standard_ZRS'
param logRetentionInDays = 90
param commercetoolsProjectKey = 'myshop'
param commercetoolsClientId = 'replace-with-the-client-id'
param commercetoolsAuthorizationBaseAddress = 'https://auth.europe-west1.gcp.commercetools.com/'
param commercetoolsApiBaseAddress = 'https://api.europe-west1.gcp.commercetools.com/'
param commercetoolsImportApiBaseAddress = 'https://import.europe-west1.gcp.commercetools.com/'
param maxGatewayBaseAddress = 'https://max.example.com/'
// Live is a decision of its own: start in shadow, compare, then switch.
param orderExportMode = 'shadow'
param customerExportMode = 'shadow'
param stockMode = 'shadow'
