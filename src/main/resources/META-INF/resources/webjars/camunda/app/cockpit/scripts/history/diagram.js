// The diagram of a version with the way that an instance took: which elements, in which order, how often, how long.
import { duration, h, words } from './page.js';

const VIEWER = '/webjars/bpmn-js/8.0.0/dist/bpmn-navigated-viewer.production.min.js';

// The body of a multi-instance activity is drawn as the activity.
export const elementOf = activity => activity.activityId.split('#')[0];

const isBody = activity => activity.activityId.includes('#');

// What the instance did at each element, in the order in which it came there first.
export const visits = activities => {
  const found = new Map();
  activities.forEach(activity => {
    const id = elementOf(activity);
    const visit = found.get(id) || { id, count: 0, millis: 0, states: new Set(), versions: new Set() };
    if (!isBody(activity)) {
      visit.count++;
      visit.millis += activity.millis || 0;
    }
    visit.states.add(activity.state);
    visit.versions.add(activity.definitionId);
    if (!found.has(id)) {
      visit.place = found.size + 1;
      found.set(id, visit);
    }
  });
  return found;
};

const stateOf = visit => ['running', 'completed', 'canceled'].find(state => visit.states.has(state));

const label = visit => {
  const times = visit.count > 1 ? words('past.times', visit.count) : '';
  const length = visit.millis >= 1000 ? duration(visit.millis) : '';
  return [times, length].filter(Boolean).join(' · ');
};

// Only flows that the instance must have taken: the engine does not keep which ones it took.
const isTaken = (flow, found) => {
  const source = found.get(flow.source.id);
  const target = found.get(flow.target.id);
  if (!source || !target || !source.states.has('completed')) {
    return false;
  }
  const flows = end => end.filter(other => other.type === 'bpmn:SequenceFlow');
  return flows(flow.source.outgoing).length === 1 || flows(flow.target.incoming).length === 1;
};

const mark = (viewer, found, definitionId) => {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const elements = viewer.get('elementRegistry');
  found.forEach(visit => {
    const element = elements.get(visit.id);
    if (!element) {
      return;
    }
    canvas.addMarker(visit.id, `past-${stateOf(visit)}`);
    if (!visit.versions.has(definitionId)) {
      canvas.addMarker(visit.id, 'past-other-version');
    }
    overlays.add(visit.id, {
      position: { top: -10, left: -8 },
      html: h(
        'span',
        { className: `past-place past-place-${stateOf(visit)}`, data: { element: visit.id } },
        String(visit.place)
      )
    });
    if (label(visit)) {
      overlays.add(visit.id, {
        position: { bottom: 6, right: 4 + 6 * label(visit).length },
        html: h('span', { className: 'past-count' }, label(visit))
      });
    }
  });
  elements
    .filter(element => element.type === 'bpmn:SequenceFlow' && isTaken(element, found))
    .forEach(flow => canvas.addMarker(flow.id, 'past-taken'));
};

const button = (icon, title, onclick) =>
  h(
    'button',
    { type: 'button', className: 'btn btn-default past-zoom', title, 'aria-label': title, onclick },
    h('span', { className: `glyphicon glyphicon-${icon}` })
  );

// Draws the version into the place, which is on the page; calls back with the element on which somebody clicked, or
// null beside all.
export const draw = async (place, xml, found, definitionId, onPick) => {
  await import(VIEWER);
  const canvas = h('div', { className: 'past-canvas', data: { definition: definitionId } });
  const viewer = new window.BpmnJS({ container: canvas });
  const whole = () => viewer.get('canvas').zoom('fit-viewport', 'auto');
  place.replaceChildren(
    canvas,
    h(
      'div',
      { className: 'past-zooms' },
      button('screenshot', words('past.wholeDiagram'), whole),
      button('plus', words('past.zoomIn'), () => viewer.get('zoomScroll').stepZoom(1)),
      button('minus', words('past.zoomOut'), () => viewer.get('zoomScroll').stepZoom(-1))
    )
  );
  await viewer.importXML(xml);
  mark(viewer, found, definitionId);
  whole();
  viewer.on('element.click', event => onPick(found.has(event.element.id) ? event.element.id : null));
};
