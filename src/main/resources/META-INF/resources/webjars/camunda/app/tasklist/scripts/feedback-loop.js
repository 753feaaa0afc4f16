// Makes Tasklist the place where staff work. The case stands beside the form, and cards say what matters. The next task
// follows each, nothing that was typed is lost, and there are ways to our own pages.
import beside from './beside.js';
import cards from './cards.js';
import chosenTask from './chosen-task.js';
import drafts from './drafts.js';
import formWords from './form-words.js';
import './header-links.js';
import labels from './labels.js';
import listRows from './list-rows.js';
import nextTask from './next-task.js';
import outcome from './outcome.js';
import refusals from './refusals.js';
import './take-into-form.js';
import signIn from './sign-in.js';

export default [signIn, beside, drafts, chosenTask, nextTask, cards, labels, listRows, formWords, refusals, outcome];
