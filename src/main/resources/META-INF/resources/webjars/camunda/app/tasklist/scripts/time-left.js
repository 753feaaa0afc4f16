// How long until a time, or how long ago it was, in the one unit that matters.
import words from './words.js';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const units = [
  { name: 'day', length: DAY, from: 2 * DAY },
  { name: 'hour', length: HOUR, from: HOUR },
  { name: 'minute', length: MINUTE, from: 0 }
];

const duration = span => {
  const unit = units.find(candidate => span >= candidate.from);
  const count = Math.floor(span / unit.length);
  return count === 1 ? words(`work.one.${unit.name}`, count) : words(`work.many.${unit.name}`, count);
};

export const timeLeft = due => {
  const span = due - Date.now();
  return span < 0
    ? { overdue: true, text: words('work.isOverdue', duration(-span)) }
    : { overdue: false, text: words('work.left', duration(span)) };
};
