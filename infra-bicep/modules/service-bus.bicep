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

var dataReceiver = '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
var dataSender = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'

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

resource orderExport 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = {
  parent: namespace
  name: 'order-export'
  // The session is the order, so that no order is handled twice at a time.
  properties: workQueue
}

resource customerExport 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = {
  parent: namespace
  name: 'customer-export'
  // The session is the customer.
  properties: workQueue
}

resource stock 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = {
  parent: namespace
  name: 'stock'
  // The session is a batch of entries.
  properties: workQueue
}

resource receivesEvents 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: commercetoolsEvents
  name: guid(commercetoolsEvents.id, identityId, dataReceiver)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataReceiver)
  }
}

resource receivesAndSendsOrders 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [dataReceiver, dataSender]: {
    scope: orderExport
    name: guid(orderExport.id, identityId, role)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource receivesAndSendsCustomers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [dataReceiver, dataSender]: {
    scope: customerExport
    name: guid(customerExport.id, identityId, role)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource receivesAndSendsStock 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [dataReceiver, dataSender]: {
    scope: stock
    name: guid(stock.id, identityId, role)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
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
