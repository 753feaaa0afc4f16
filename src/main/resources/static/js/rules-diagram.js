// Draws the process of the page; without this script its text stands there.
(() => {
  const viewer = new BpmnJS({ container: '#diagram' });
  viewer.importXML(document.getElementById('text').textContent)
    .then(() => viewer.get('canvas').zoom('fit-viewport', 'auto'))
    .catch(() => {
      document.getElementById('diagram').hidden = true;
      document.getElementById('text').closest('details').open = true;
    });
})();
