metadata description = 'The commercetools to Exact MAX connector: storage, queues, secrets, telemetry and the Function App.'

targetScope = 'resourceGroup'

@description('Start of every resource name: small letters, digits and hyphens.')
@minLength(3)
@maxLength(11)
param namePrefix string

@description('Which installation this is; part of every resource name and a tag.')
@allowed(['test', 'production'])
param environmentName string

@description('Azure region; Flex Consumption must be offered there.')
param location string = resourceGroup().location

@description('Tags of every resource.')
param tags object = {
  application: 'commercetools-exact-max-connector'
  environment: environmentName
}

@description('Redundancy of the storage account; use a zone-redundant one in production where the region has zones.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_LRS'

@description('Tier of the Service Bus namespace.')
@allowed(['Standard', 'Premium'])
param serviceBusSku string = 'Standard'

@description('Most instances of the Function App at a time. Each handles 8 orders at once (host.json), and MAX takes one write after another.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 10

@description('Memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Days that logs, traces and metrics are kept.')
@minValue(30)
@maxValue(730)
param logRetentionInDays int = 30

@description('Upper limit of what telemetry is ingested in a day, in GB; -1 is unlimited.')
param logDailyQuotaGb int = -1

@description('Whether a deleted key vault or secret is kept until its retention ends. Cannot be turned off once on.')
param purgeProtection bool = true

@description('Key of the commercetools project.')
param commercetoolsProjectKey string

@description('Client id of the commercetools API client. Its secret goes into the key vault as commercetools-client-secret.')
param commercetoolsClientId string

@description('Address of the commercetools authorization service, with a slash at its end.')
param commercetoolsAuthorizationBaseAddress string

@description('Address of the commercetools HTTP API, with a slash at its end.')
param commercetoolsApiBaseAddress string

@description('Address of the commercetools Import API, with a slash at its end; large comparisons of stock and prices may use it.')
param commercetoolsImportApiBaseAddress string

@description('Address of the MAX gateway: https, with a slash at its end.')
param maxGatewayBaseAddress string

@description('Scope of the Entra token that the gateway expects, such as api://max-gateway/.default. Empty: an API key, which goes into the key vault as max-gateway-api-key.')
param maxGatewayScope string = ''

@description('Path of the mapping document within the deployed app.')
param mappingPath string = 'mapping.json'

@description('What the order export does: nothing, everything but the write, or everything.')
@allowed(['off', 'shadow', 'live'])
param orderExportMode string = 'off'

@description('Changes younger than this are left to the next sweep, as hh:mm:ss.')
param orderExportSweepSettle string = '00:00:30'

@description('When the order sweep runs: NCrontab with seconds, in UTC.')
param orderSweepSchedule string = '0 */5 * * * *'

@description('Key of the commercetools channel, role OrderExport, under which orders show their MAX number.')
param orderExportSyncChannelKey string = 'exact-max'

@description('What the customer export does: nothing, everything but the write, or everything.')
@allowed(['off', 'shadow', 'live'])
param customerExportMode string = 'off'

@description('Changes of customers younger than this are left to the next sweep, as hh:mm:ss.')
param customerExportSweepSettle string = '00:00:30'

@description('When the customer sweep runs: NCrontab with seconds, in UTC.')
param customerSweepSchedule string = '30 */5 * * * *'

@description('What the order feedback does: nothing, everything but the write, or everything.')
@allowed(['off', 'shadow', 'live'])
param orderFeedbackMode string = 'off'

@description('When MAX is asked what happened to orders: NCrontab with seconds, in UTC.')
param orderFeedbackPollSchedule string = '45 * * * * *'

@description('When all orders of the last days are looked at again: NCrontab with seconds, in UTC.')
param orderFeedbackComparisonSchedule string = '0 30 1 * * *'

@description('What the return export does: nothing, everything but the write, or everything.')
@allowed(['off', 'shadow', 'live'])
param returnExportMode string = 'off'

@description('Changes of orders younger than this are left to the next sweep for returns, as hh:mm:ss.')
param returnExportSweepSettle string = '00:00:30'

@description('When the return sweep runs: NCrontab with seconds, in UTC.')
param returnSweepSchedule string = '20 */5 * * * *'

@description('What the stock flow does: nothing, everything but the write, or everything.')
@allowed(['off', 'shadow', 'live'])
param stockMode string = 'off'

@description('Changes of orders younger than this are read again when stock is published, as hh:mm:ss.')
param stockSweepSettle string = '00:00:30'

@description('When MAX is asked for stock that changed: NCrontab with seconds, in UTC.')
param stockPollSchedule string = '15 * * * * *'

@description('When all stock is compared: NCrontab with seconds, in UTC.')
param stockComparisonSchedule string = '0 0 2 * * *'

@description('From so many differences on a comparison of all stock writes through the Import API; 0 never does.')
@minValue(0)
param stockImportFrom int = 0

@description('What the flow of items does: nothing, everything but writing product attributes, or everything.')
@allowed(['off', 'shadow', 'live'])
param itemsMode string = 'off'

@description('When parts that changed in MAX are looked at: NCrontab with seconds, in UTC.')
param itemsSchedule string = '15 */5 * * * *'

@description('When all parts are compared with all products: NCrontab with seconds, in UTC.')
param itemsComparisonSchedule string = '0 10 1 * * *'

@description('What the flow of prices does: nothing, everything but the write, or everything.')
@allowed(['off', 'shadow', 'live'])
param pricesMode string = 'off'

@description('When prices that changed in MAX are looked at: NCrontab with seconds, in UTC.')
param pricesSchedule string = '45 */5 * * * *'

@description('When all prices are compared: NCrontab with seconds, in UTC. After the items, whose cross-reference it uses.')
param pricesComparisonSchedule string = '0 40 1 * * *'

@description('When commercetools is asked whether it delivers notifications: NCrontab with seconds, in UTC.')
param subscriptionCheckSchedule string = '0 */15 * * * *'

@description('When old records are removed: NCrontab with seconds, in UTC.')
param housekeepingSchedule string = '0 45 3 * * *'

@description('Days that payloads of dead letters are kept.')
@minValue(1)
@maxValue(3650)
param housekeepingSnapshotDays int = 30

@description('Days that rows of runs are kept.')
@minValue(1)
@maxValue(3650)
param housekeepingRunDays int = 90

@description('Days that closed dead letters are kept.')
@minValue(1)
@maxValue(3650)
param housekeepingClosedDeadLetterDays int = 90

@description('Days that records of flows in shadow mode are kept.')
@minValue(1)
@maxValue(3650)
param housekeepingShadowDays int = 30

var baseName = '${namePrefix}-${environmentName}'
// Names that the whole of Azure shares get an ending that differs per resource group.
var ending = take(uniqueString(resourceGroup().id, baseName), 6)
var shortEnvironment = environmentName == 'production' ? 'prod' : environmentName

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${baseName}'
  location: location
  tags: tags
}

module storage 'modules/storage.bicep' = {
  params: {
    name: 'st${replace(namePrefix, '-', '')}${shortEnvironment}${ending}'
    location: location
    tags: tags
    sku: storageSku
    identityId: identity.id
    principalId: identity.properties.principalId
  }
}

module serviceBus 'modules/service-bus.bicep' = {
  params: {
    name: 'sbns-${baseName}-${ending}'
    location: location
    tags: tags
    sku: serviceBusSku
    identityId: identity.id
    principalId: identity.properties.principalId
  }
}

module keyVault 'modules/key-vault.bicep' = {
  params: {
    // At most 24 characters, without two hyphens in a row.
    name: 'kv${replace(namePrefix, '-', '')}${shortEnvironment}${ending}'
    location: location
    tags: tags
    purgeProtection: purgeProtection
    identityId: identity.id
    principalId: identity.properties.principalId
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: 'appi-${baseName}'
    workspaceName: 'log-${baseName}'
    location: location
    tags: tags
    retentionInDays: logRetentionInDays
    dailyQuotaGb: logDailyQuotaGb
    identityId: identity.id
    principalId: identity.properties.principalId
  }
}

var hostSettings = {
  AzureWebJobsStorage__accountName: storage.outputs.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  // Which of its identities the app's own Azure clients use.
  AZURE_CLIENT_ID: identity.properties.clientId
}

var connectionSettings = {
  ServiceBus__fullyQualifiedNamespace: serviceBus.outputs.fullyQualifiedNamespace
  ServiceBus__credential: 'managedidentity'
  ServiceBus__clientId: identity.properties.clientId
  Storage__tableServiceUri: storage.outputs.tableServiceUri
  Storage__blobServiceUri: storage.outputs.blobServiceUri
  Commercetools__ProjectKey: commercetoolsProjectKey
  Commercetools__ClientId: commercetoolsClientId
  Commercetools__ClientSecret: '@Microsoft.KeyVault(SecretUri=${keyVault.outputs.uri}secrets/commercetools-client-secret)'
  Commercetools__AuthorizationBaseAddress: commercetoolsAuthorizationBaseAddress
  Commercetools__ApiBaseAddress: commercetoolsApiBaseAddress
  Commercetools__ImportApiBaseAddress: commercetoolsImportApiBaseAddress
  MaxGateway__BaseAddress: maxGatewayBaseAddress
  // Connection string of the send-only rule of the queue commercetools-events (output commercetoolsRule); only the setup reads it.
  Setup__EventsConnectionString: '@Microsoft.KeyVault(SecretUri=${keyVault.outputs.uri}secrets/commercetools-events-connection-string)'
}

var gatewayCredential = empty(maxGatewayScope)
  ? { MaxGateway__ApiKey: '@Microsoft.KeyVault(SecretUri=${keyVault.outputs.uri}secrets/max-gateway-api-key)' }
  : { MaxGateway__Scope: maxGatewayScope }

var flowSettings = {
  Mapping__Path: mappingPath
  Flows__OrderExport__Mode: orderExportMode
  Flows__OrderExport__SweepSettle: orderExportSweepSettle
  OrderSweepSchedule: orderSweepSchedule
  OrderExport__SyncChannelKey: orderExportSyncChannelKey
  Flows__CustomerExport__Mode: customerExportMode
  Flows__CustomerExport__SweepSettle: customerExportSweepSettle
  CustomerSweepSchedule: customerSweepSchedule
  Flows__OrderFeedback__Mode: orderFeedbackMode
  OrderFeedbackPollSchedule: orderFeedbackPollSchedule
  OrderFeedbackComparisonSchedule: orderFeedbackComparisonSchedule
  Flows__ReturnExport__Mode: returnExportMode
  Flows__ReturnExport__SweepSettle: returnExportSweepSettle
  ReturnSweepSchedule: returnSweepSchedule
  Flows__Stock__Mode: stockMode
  Flows__Stock__SweepSettle: stockSweepSettle
  StockPollSchedule: stockPollSchedule
  StockComparisonSchedule: stockComparisonSchedule
  Stock__ImportFrom: string(stockImportFrom)
  Flows__Items__Mode: itemsMode
  ItemsSchedule: itemsSchedule
  ItemsComparisonSchedule: itemsComparisonSchedule
  Flows__Prices__Mode: pricesMode
  PricesSchedule: pricesSchedule
  PricesComparisonSchedule: pricesComparisonSchedule
  SubscriptionCheckSchedule: subscriptionCheckSchedule
  HousekeepingSchedule: housekeepingSchedule
  Housekeeping__SnapshotDays: string(housekeepingSnapshotDays)
  Housekeeping__RunDays: string(housekeepingRunDays)
  Housekeeping__ClosedDeadLetterDays: string(housekeepingClosedDeadLetterDays)
  Housekeeping__ShadowDays: string(housekeepingShadowDays)
}

module functionApp 'modules/function-app.bicep' = {
  params: {
    name: 'func-${baseName}-${ending}'
    planName: 'plan-${baseName}'
    location: location
    tags: tags
    identityId: identity.id
    deploymentContainerUri: storage.outputs.deploymentContainerUri
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    settings: union(hostSettings, connectionSettings, gatewayCredential, flowSettings)
  }
}

@description('Name of the Function App, to publish to.')
output functionAppName string = functionApp.outputs.name

@description('Host name of the Function App.')
output functionAppHostName string = functionApp.outputs.hostName

@description('Name of the key vault, to put the secrets into.')
output keyVaultName string = keyVault.outputs.name

@description('Host name of the Service Bus namespace.')
output serviceBusHostName string = serviceBus.outputs.fullyQualifiedNamespace

@description('Name of the queue that commercetools sends to.')
output commercetoolsQueue string = serviceBus.outputs.commercetoolsQueue

@description('Name of the rule whose connection string commercetools gets.')
output commercetoolsRule string = serviceBus.outputs.commercetoolsRule

@description('Object id of the identity that the app runs as, for an app role of the gateway.')
output principalId string = identity.properties.principalId
