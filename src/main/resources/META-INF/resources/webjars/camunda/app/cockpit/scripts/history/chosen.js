// When an element of the diagram is chosen, the tabs show its records only.
export const nameOf = (context, activityId) => context.names.get(activityId) || activityId || '';

export const chosen = (context, records, of = record => record.activityId) =>
  context.element ? records.filter(record => (of(record) || '').split('#')[0] === context.element) : records;
