@description('Name of the Service Bus namespace.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('Tier of the namespace; Basic has neither sessions nor duplicate detection.')
@allowed(['Standard', 'Premium'])
param sku string

@description('Resource id of the identity that the app runs as; known before a deployment, so it names the role assignments.')
param identityId string

@description('Object id of that identity, to which roles are assigned.')
param principalId string

var maxDeliveryCount = 10
var lockDuration = 'PT1M'

var workQueue = {
  requiresSession: true
  requiresDuplicateDetection: true
  duplicateDetectionHistoryTimeWindow: 'PT1M'
  maxDeliveryCount: maxDeliveryCount
  lockDuration: lockDuration
}

// A queue per flow. The session is what must not be handled twice at a time: the order, the customer, the batch.
var flows = [
  'order-export'
  'customer-export'
  'order-feedback'
  'return-export'
  'stock'
  'items'
  'prices'
  'operations'
]

var dataReceiver = '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
var dataSender = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
var workRoles = [dataReceiver, dataSender]

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: {
    name: sku
    tier: sku
  }
  properties: {
    minimumTlsVersion: '1.2'
    // commercetools can only send with a connection string, so keys stay on; the app itself uses none.
    disableLocalAuth: false
  }
}

resource commercetoolsEvents 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = {
  parent: namespace
  name: 'commercetools-events'
  properties: {
    // commercetools sets no session id.
    requiresSession: false
    requiresDuplicateDetection: false
    maxDeliveryCount: maxDeliveryCount
    lockDuration: lockDuration
  }
}

@description('The one key that leaves Azure: it can put messages into this queue and nothing else.')
resource commercetoolsSender 'Microsoft.ServiceBus/namespaces/queues/authorizationRules@2024-01-01' = {
  parent: commercetoolsEvents
  name: 'commercetools-send'
  properties: {
    rights: ['Send']
  }
}

resource workQueues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [
  for flow in flows: {
    parent: namespace
    name: flow
    properties: workQueue
  }
]

resource receivesEvents 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: commercetoolsEvents
  name: guid(commercetoolsEvents.id, identityId, dataReceiver)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataReceiver)
  }
}

resource receivesAndSends 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for i in range(0, 2 * length(flows)): {
    scope: workQueues[i / 2]
    name: guid(workQueues[i / 2].id, identityId, workRoles[i % 2])
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', workRoles[i % 2])
    }
  }
]

@description('Host name of the namespace.')
output fullyQualifiedNamespace string = replace(
  replace(namespace.properties.serviceBusEndpoint, 'https://', ''),
  ':443/',
  ''
)

@description('Name of the queue that commercetools sends to.')
output commercetoolsQueue string = commercetoolsEvents.name

@description('Name of the rule whose connection string commercetools gets.')
output commercetoolsRule string = commercetoolsSender.name
