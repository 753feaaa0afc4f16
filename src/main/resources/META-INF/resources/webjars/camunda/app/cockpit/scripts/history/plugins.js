// Where the past stands in Cockpit: beside "Runtime" of a process and of an instance, and in the navigation. The pages
// are loaded when somebody opens them.
import words from '../../../tasklist/scripts/words.js';

const HISTORY = words('past.history');

const page = (id, path, file) => ({
  id,
  pluginPoint: 'cockpit.route',
  properties: { path },
  render: async (node, context) => {
    const draw = (await import(file)).default;
    await draw(node, context.api ?? context);
  }
});

// Cockpit sends whoever opens a finished instance to the view of this name, if there is one.
const view = pluginPoint => ({
  id: 'history',
  pluginPoint,
  priority: 10,
  properties: { label: HISTORY },
  render: () => {}
});

export default [
  view('cockpit.processDefinition.view'),
  view('cockpit.processInstance.view'),
  page('history-definition', '/process-definition/:id/history', './definition-page.js'),
  page('history-instance', '/process-instance/:id/history', './instance-page.js'),
  page('history-audit', '/audit', './audit-page.js'),
  {
    id: 'audit',
    pluginPoint: 'cockpit.navigation',
    priority: 15,
    properties: {
      label: words('past.audit'),
      pagePath: '#/audit',
      checkActive: path => path.includes('#/audit')
    },
    render: node => {
      const link = document.createElement('a');
      link.href = '#/audit';
      link.textContent = words('past.audit');
      node.append(link);
    }
  }
];
