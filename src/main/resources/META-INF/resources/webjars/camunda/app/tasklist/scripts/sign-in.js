// The web apps have no sign-in of their own. Where they would show one, the page is asked for anew. The server then
// leads to the sign-in page and back.
const base = document.querySelector('base');

export default {
  id: 'feedback-loop-sign-in',
  pluginPoint: `${base.getAttribute('app-name')}.login`,
  priority: 1000,
  render: () => window.location.replace(base.href)
};
