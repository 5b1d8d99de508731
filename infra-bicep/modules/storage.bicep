@description('Name of the storage account.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('Redundancy of the storage account.')
param sku string

@description('Resource id of the identity that the app runs as; known before a deployment, so it names the role assignments.')
param identityId string

@description('Object id of that identity, to which roles are assigned.')
param principalId string

// Links, cursors and dead letters: the names are those of TableName in Connector.Sync.
var tableNames = [
  'links'
  'cursors'
  'deadletters'
  'deadletterkeys'
  'causes'
  'operations'
  'audit'
  'flows'
  'shadow'
  'demand'
  'runs'
  'items'
  'catalogdifferences'
]

// Snapshots of dead letters and what was last published (ContainerName in Connector.Sync), and the package that the app is
// deployed from.
var containerNames = ['snapshots', 'published', deployments]
var deployments = 'deployments'

// Owner, since the Functions host keeps its leases, timers and keys in containers that it makes itself.
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' = [
  for tableName in tableNames: {
    parent: tableService
    name: tableName
  }
]

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [
  for containerName in containerNames: {
    parent: blobService
    name: containerName
    properties: {
      publicAccess: 'None'
    }
  }
]

resource roles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [blobDataOwner, tableDataContributor]: {
    scope: account
    name: guid(account.id, identityId, role)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

@description('Name of the storage account.')
output name string = account.name

@description('Address of its blobs.')
output blobServiceUri string = account.properties.primaryEndpoints.blob

@description('Address of its tables.')
output tableServiceUri string = account.properties.primaryEndpoints.table

@description('Address of the container that the app is deployed from.')
output deploymentContainerUri string = '${account.properties.primaryEndpoints.blob}${deployments}'
