// What staff wrote, field by field, masked.
import { h, row, table, time, words } from './page.js';

const line = one => [
  h('dt', {}, one.label),
  h(
    'dd',
    {},
    one.text || '',
    (one.rows || []).map(lines => h('dl', { className: 'past-form past-form-row' }, lines.map(line)))
  )
];

export const formLines = form =>
  h(
    'dl',
    { className: 'past-form' },
    form.lines.map(line),
    form.overrideReason
      ? [
          h('dt', {}, words('past.overrideReason')),
          h('dd', {}, form.overrideReason)
        ]
      : []
  );

export const written = forms =>
  table(
    [words('past.when'), words('past.step'), words('past.who'), words('past.whatWasWritten')],
    forms.map(form =>
      row([time(form.at), form.task.text, h('strong', {}, form.user), formLines(form)], {
        data: { form: form.task.key }
      })
    )
  );
