// Draws both versions of a process and marks in them what the lists below say; a click on a marked element shows its
// changes. Without this script the lists say it all. Nothing of a model is ever read as markup.
(() => {
  const SIGNS = { added: '+', removed: '−', changed: '≠' };
  const SIDES = { before: ['removed', 'changed', 'moved'], after: ['added', 'changed', 'moved'] };
  const section = document.getElementById('diagrams');
  const chosen = document.getElementById('chosen');
  if (!section || !window.BpmnJS) {
    return;
  }
  const entries = new Map();
  document.querySelectorAll('#moved [data-element], #elements [data-element]')
    .forEach(entry => entries.set(entry.dataset.element, entry));

  section.hidden = false;
  document.querySelectorAll('.diagram').forEach(draw);

  async function draw(container) {
    const viewer = new window.BpmnJS({ container });
    try {
      await viewer.importXML(container.dataset.text);
    } catch {
      document.getElementById('not-drawn').hidden = false;
      return;
    }
    const canvas = viewer.get('canvas');
    entries.forEach((entry, id) => mark(viewer, entry, id, SIDES[container.dataset.side]));
    canvas.zoom('fit-viewport');
    viewer.get('eventBus').on('element.click', event => show(event.element.labelTarget || event.element));
    container.dataset.drawn = 'true';
  }

  function mark(viewer, entry, id, marks) {
    const element = viewer.get('elementRegistry').get(id);
    const kind = entry.dataset.mark;
    if (!element || !marks.includes(kind) || element === viewer.get('canvas').getRootElement()) {
      return;
    }
    viewer.get('canvas').addMarker(id, 'compare-' + kind);
    if (SIGNS[kind]) {
      const sign = document.createElement('div');
      sign.className = 'compare-sign ' + kind;
      sign.textContent = SIGNS[kind];
      const middle = element.waypoints
        ? { left: (element.waypoints[0].x + element.waypoints[1].x) / 2 - left(element) - 10, top: -24 }
        : { left: -10, top: -14 };
      viewer.get('overlays').add(id, { position: middle, html: sign });
    }
  }

  function left(connection) {
    return Math.min(...connection.waypoints.map(point => point.x));
  }

  function show(element) {
    const entry = entries.get(element.id);
    chosen.hidden = !entry;
    chosen.replaceChildren(...(entry ? [...entry.childNodes].map(node => node.cloneNode(true)) : []));
  }
})();
