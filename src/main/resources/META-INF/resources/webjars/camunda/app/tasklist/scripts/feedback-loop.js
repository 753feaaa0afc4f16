// Makes Tasklist the place where staff work. The case stands beside the form, and cards say what matters. The next task
// follows each, nothing that was typed is lost, and there are ways to our own pages.
import beside from './beside.js';
import cards from './cards.js';
import chosenTask from './chosen-task.js';
import catalogue from './catalogue.js';
import claiming from './claiming.js';
import drafts from './drafts.js';
import firstField from './first-field.js';
import folding from './folding.js';
import formWords from './form-words.js';
import './header-links.js';
import helpTexts from './help-texts.js';
import labels from './labels.js';
import listRows from './list-rows.js';
import macros from './macros.js';
import './names.js';
import nextTask from './next-task.js';
import oneLanguage from './one-language.js';
import outcome from './outcome.js';
import refusals from './refusals.js';
import './take-into-form.js';
import signIn from './sign-in.js';
import suggestions from './suggestions.js';
import workLists from './work-lists.js';

export default [
  signIn,
  beside,
  claiming,
  drafts,
  chosenTask,
  nextTask,
  cards,
  labels,
  listRows,
  formWords,
  firstField,
  folding,
  helpTexts,
  oneLanguage,
  refusals,
  outcome,
  macros,
  suggestions,
  catalogue,
  workLists
];
