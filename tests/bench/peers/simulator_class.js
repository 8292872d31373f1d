// The template class of @aws-amplify/amplify-appsync-simulator, given what it wants to render one template with one
// context as AppSync's: exports open(template path, context path), which gives {parse, render}.
// Only the file of that class is loaded, not the simulator around it, which would be slower.
'use strict';
const fs = require('fs');
const path = require('path');

exports.open = (modules, templatePath, contextPath) => {
  const library = path.join(path.resolve(modules), '@aws-amplify', 'amplify-appsync-simulator', 'lib');
  const { VelocityTemplate } = require(path.join(library, 'velocity'));
  const { AmplifyAppSyncSimulatorAuthenticationType: Authentication } = require(path.join(library, 'type-definition'));
  const content = fs.readFileSync(templatePath, 'utf8');
  const context = JSON.parse(fs.readFileSync(contextPath, 'utf8'));
  const fields = context.info || { fieldName: 'field', parentTypeName: 'Query', variables: {} };
  const authentication = Authentication.AMAZON_COGNITO_USER_POOLS;
  const simulator = { appSyncConfig: { defaultAuthenticationType: { authenticationType: authentication } } };
  const request = {
    requestAuthorizationMode: authentication,
    jwt: context.identity ? context.identity.claims : {},
    headers: {},
    sourceIp: '',
  };
  const info = {
    fieldName: fields.fieldName,
    parentType: fields.parentTypeName,
    variableValues: fields.variables,
    fieldNodes: [{ kind: 'Field', name: { value: fields.fieldName } }],
    fragments: {},
  };
  const values = {
    arguments: context.arguments,
    source: context.source,
    result: context.result,
    stash: context.stash,
  };
  const parse = () => new VelocityTemplate({ content, path: templatePath }, simulator);
  const render = (template) => {
    const outcome = template.render(values, request, info);
    if (outcome.hadException) throw new Error('the template failed: ' + JSON.stringify(outcome.errors));
    return outcome.result;
  };
  return { parse, render };
};
