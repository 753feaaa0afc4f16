// For people in a hurry: from a number, a period, a person or a rule to the cases, and three questions of each answered.
import { asked, breadcrumbs, filled, h, show, words } from './page.js';
import { answers } from './answers.js';
import { saved } from './saved-searches.js';
import { form, results } from './search.js';

const TITLE = words('past.audit');

// A number of a case is a question about that case.
const chosenCase = search =>
  search.case || (/^FB-/i.test(search.number || '') ? search.number.toUpperCase().trim() : null);

export default async node => {
  const search = asked();
  const { case: ignored, ...query } = search;
  const open = number => show({ ...query, case: number });
  breadcrumbs([{ label: TITLE }], TITLE);
  const chosen = chosenCase(search);
  const panel = h('section', { className: 'past-card past-answers' });
  node.replaceChildren(
    h(
      'div',
      { className: 'past-page' },
      h(
        'section',
        { className: 'past-card' },
        h('h2', {}, TITLE),
        h(
          'p',
          { className: 'past-lead' },
          words('past.auditLead')
        ),
        await form(search, true),
        saved(query)
      ),
      chosen ? panel : '',
      h('section', { className: 'past-card' }, results(query, query.number ? {} : { key: 'feedback' }, open).place)
    )
  );
  if (chosen) {
    await filled(panel, answers(chosen));
  }
};
