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
          h('dt', {}, words('越过四眼原则的理由', 'Reason for setting four eyes aside')),
          h('dd', {}, form.overrideReason)
        ]
      : []
  );

export const written = forms =>
  table(
    [words('时间', 'When'), words('步骤', 'Step'), words('谁', 'Who'), words('填写内容', 'What was written')],
    forms.map(form =>
      row([time(form.at), form.task.text, h('strong', {}, form.user), formLines(form)], {
        data: { form: form.task.key }
      })
    )
  );
