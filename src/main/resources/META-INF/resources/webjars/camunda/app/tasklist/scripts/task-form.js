// What is written in the form of the open task. Tasklist hands the form to nobody, so it is asked of what form-js drew.
const contextIn = drawn => {
  if (!drawn) {
    return null;
  }
  const context = drawn.props && drawn.props.value;
  return context && context.getService ? context : (drawn.__k || []).reduce((found, child) => found || contextIn(child), null);
};

// The form that is drawn there, or null as long as none is.
export const formIn = container => {
  const context = contextIn(container.__k);
  return context && context.getService('form');
};

const namesIn = components =>
  components.flatMap(({ key, path, components: parts }) =>
    key || path ? [(key || path).split('.')[0]] : namesIn(parts || [])
  );

// Of all that the form knows only what its fields hold, lists with all their rows.
export const written = (schema, data) =>
  Object.fromEntries(
    namesIn(schema.components)
      .filter(name => data[name] !== undefined)
      .map(name => [name, data[name]])
  );

export const valuesOf = form => {
  const { schema, data } = form._getState();
  return written(schema, data);
};

// What was changed since then.
export const changed = (before, now) =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));

// Writes values into the form, as if it had begun with them.
export const fill = (form, values) => {
  const { schema, data } = form._getState();
  form._setState({ data: form._getInitializedFieldData({ ...data, ...written(schema, values) }), errors: {} });
};

// A field would tell its form what is typed when nobody types for a while. Whatever draws it meanwhile would drop that.
export const tellAtOnce = form => {
  form.get('config').debounce = false;
  form._setState({});
};

// The task that the form belongs to, when it has just been drawn.
export const taskOf = container => window.angular.element(container).controller('camTasklistForm').getParams().taskId;

// The fields in their order, lists and their columns too.
export const fieldsOf = components =>
  components.flatMap(({ id, key, path, label, dateLabel, components: parts }) => [
    ...(key || path ? [{ id, name: key || path, label: dateLabel || label || key || path }] : []),
    ...fieldsOf(parts || [])
  ]);

const isSaid = error => Array.isArray(error) && error.some(said => typeof said === 'string');

// Those of them that form-js finds wrong, in a list with the numbers of their rows.
export const missing = (fields, errors) =>
  fields.flatMap(field => {
    const wrong = errors[field.id] || {};
    return isSaid(wrong)
      ? [field]
      : Object.entries(wrong).flatMap(([row, error]) => (isSaid(error) ? [{ ...field, row: Number(row) + 1 }] : []));
  });
