@description('Name of the Log Analytics workspace.')
param workspaceName string

@description('Name of the Application Insights component.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('Days that logs, traces and metrics are kept.')
param retentionInDays int

@description('Upper limit of what is ingested in a day, in GB; -1 is unlimited.')
param dailyQuotaGb int

@description('Resource id of the identity that the app runs as; known before a deployment, so it names the role assignments.')
param identityId string

@description('Object id of that identity, to which roles are assigned.')
param principalId string

var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionInDays
    workspaceCapping: {
      dailyQuotaGb: dailyQuotaGb
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
  }
}

resource publishesMetrics 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, identityId, metricsPublisher)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
  }
}

@description('Where telemetry goes; an address with an instrumentation key, not a secret.')
output connectionString string = insights.properties.ConnectionString
