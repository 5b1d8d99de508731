using 'main.bicep'

param namePrefix = 'ctmax'
param environmentName = 'test'
param logDailyQuotaGb = 1
param purgeProtection = false
param commercetoolsProjectKey = 'myshop-test'
param commercetoolsClientId = 'replace-with-the-client-id'
param commercetoolsAuthorizationBaseAddress = 'https://auth.europe-west1.gcp.commercetools.com/'
param commercetoolsApiBaseAddress = 'https://api.europe-west1.gcp.commercetools.com/'
param commercetoolsImportApiBaseAddress = 'https://import.europe-west1.gcp.commercetools.com/'
param maxGatewayBaseAddress = 'https://max-test.example.com/'
param orderExportMode = 'shadow'
param customerExportMode = 'shadow'
param orderFeedbackMode = 'shadow'
param returnExportMode = 'shadow'
param stockMode = 'shadow'
param itemsMode = 'shadow'
param pricesMode = 'shadow'
